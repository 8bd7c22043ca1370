"""What users set out to do, one module each. The command line, the web and Python all enter here."""
