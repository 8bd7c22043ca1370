"""Fine-tune a sentence encoder: passage heads with an attention each, sentence heads taught by the coders' quotes."""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass

import numpy as np
import torch
from data import HEADS, SENTENCE_HEADS, Passage, quoted
from torch import nn
from transformers import AutoModel, AutoTokenizer

from comity.adapters.textmodel.sentences import sentences

HEAD_WEIGHT = torch.tensor([1.5] + [1.0] * 4 + [0.3] * 16)


@dataclass
class Settings:
    """What a trial may vary."""

    path: str
    frozen: int = 0  # lower layers kept as they are
    epochs: int = 4
    rate: float = 5e-5
    head_rate: float = 1e-3
    batch: int = 16
    sentence_weight: float = 0.5
    dropout: float = 0.2  # before the heads; none inside the encoder, where it costs most of the time on a CPU
    longest: int = 384
    seed: int = 0
    average: float = 0.99  # decay of the running mean of the weights, which is what is kept
    decay: float = 0.9  # learning rate of each lower layer, as a share of the layer above


class Reader(nn.Module):
    """Encoder, one attention and one logit per passage head, one logit per sentence head."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            settings.path, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(settings.dropout)
        self.query = nn.Linear(width, len(HEADS))
        self.mean = nn.Linear(width, len(HEADS))
        self.value = nn.Parameter(torch.zeros(len(HEADS), width))
        self.sentence = nn.Linear(width, len(SENTENCE_HEADS))
        nn.init.constant_(self.sentence.bias, -4.0)
        nn.init.normal_(self.query.weight, std=0.02)

    def lower(self, ids: torch.Tensor, mask: torch.Tensor, frozen: int) -> torch.Tensor:
        hidden = self.encoder.embeddings(input_ids=ids)
        return self.run_layers(hidden, mask, 0, frozen)

    def run_layers(self, hidden: torch.Tensor, mask: torch.Tensor, start: int, end: int) -> torch.Tensor:
        extended = (1.0 - mask[:, None, None, :].float()) * -1e4
        extra = {}
        if hasattr(self.encoder.encoder, "compute_position_bias"):
            extra["position_bias"] = self.encoder.encoder.compute_position_bias(hidden)
        for layer in self.encoder.encoder.layer[start:end]:
            out = layer(hidden, extended.to(hidden.dtype), **extra)
            hidden = out[0] if isinstance(out, tuple) else out
        return hidden

    def forward(self, hidden, mask, place, start):
        """``place`` (batch, sentences, tokens) averages tokens into sentences."""
        states = self.run_layers(hidden, mask, start, len(self.encoder.encoder.layer)).float()
        states = self.drop(states)
        return self.passage(states, mask), self.sentence(place @ states)

    def passage(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """A mean over all tokens, and one attention for each head."""
        weight = self.query(states).masked_fill(mask[:, :, None] == 0, -1e4).softmax(1)
        pooled = torch.einsum("bth,btd->bhd", weight, states)
        mean = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return self.mean(mean) + (pooled * self.value).sum(-1)


@dataclass
class Encoded:
    ids: list[int]
    place: np.ndarray  # (sentences, tokens)
    targets: np.ndarray
    sentence_targets: np.ndarray
    weight: float
    hidden: torch.Tensor | None = None
    other: Encoded | None = None  # the same passage with other countries' names


def encode(items: list[Passage], tokenizer, longest: int, weight: float = 1.0) -> list[Encoded]:
    out = []
    for item in items:
        coded = tokenizer(item.text, truncation=True, max_length=longest, return_offsets_mapping=True)
        offsets = np.array(coded["offset_mapping"])
        spans = sentences(item.text)
        place = np.zeros((len(spans), len(offsets)), np.float32)
        for row, (start, end) in enumerate(spans):
            inside = (offsets[:, 0] >= start) & (offsets[:, 1] <= end) & (offsets[:, 1] > offsets[:, 0])
            place[row, inside] = 1 / max(inside.sum(), 1)
        out.append(Encoded(coded["input_ids"], place, np.array(item.targets, np.float32), quoted(item, spans), weight))
    return out


def _collate(rows: list[Encoded]):
    tokens, count = max(len(r.ids) for r in rows), max(len(r.place) for r in rows)
    ids = torch.zeros(len(rows), tokens, dtype=torch.long)
    mask = torch.zeros(len(rows), tokens)
    place = torch.zeros(len(rows), count, tokens)
    quoted = torch.full((len(rows), count, len(SENTENCE_HEADS)), -1.0)
    for i, r in enumerate(rows):
        ids[i, : len(r.ids)] = torch.tensor(r.ids)
        mask[i, : len(r.ids)] = 1
        place[i, : len(r.place), : len(r.ids)] = torch.from_numpy(r.place)
        quoted[i, : len(r.place)] = torch.from_numpy(r.sentence_targets)
    return ids, mask, place, torch.from_numpy(np.array([r.targets for r in rows])), quoted


def _either(row: Encoded, rng: random.Random) -> Encoded:
    """The passage as it stands or, every second time, with other names."""
    return row.other if row.other is not None and rng.random() < 0.5 else row


def _batches(rows: list[Encoded], size: int, rng: random.Random):
    """Rows of like length together, in random order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids) + rng.uniform(-15, 15))
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(chunks)
    return chunks


def _hidden(model: Reader, batch: list[Encoded], ids, mask, frozen: int) -> torch.Tensor:
    if batch[0].hidden is None:
        with torch.set_grad_enabled(frozen == 0):
            return model.lower(ids, mask, frozen)
    out = torch.zeros(*ids.shape, batch[0].hidden.shape[-1])
    for i, r in enumerate(batch):
        out[i, : len(r.ids)] = r.hidden.float()
    return out


@torch.no_grad()
def cache(model: Reader, rows: list[Encoded], frozen: int) -> None:
    """Keep the output of the frozen layers, computed once."""
    model.eval()
    for i in range(0, len(rows), 8):
        batch = rows[i : i + 8]
        ids, mask, *_ = _collate(batch)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = model.lower(ids, mask, frozen)
        for j, r in enumerate(batch):
            r.hidden = hidden[j, : len(r.ids)].to(torch.bfloat16).clone()


def loss_of(passage, sentence, targets, quoted, weight, sentence_weight: float):
    each = nn.functional.binary_cross_entropy_with_logits(passage, targets, reduction="none")
    total = ((each * HEAD_WEIGHT).sum(1) * weight).mean()
    known = (quoted >= 0).float()
    each = nn.functional.binary_cross_entropy_with_logits(sentence, quoted.clamp(0), reduction="none")
    return total + sentence_weight * ((each * known).sum((1, 2)) * weight).mean() / 4


def _groups(model: Reader, s: Settings) -> list[dict]:
    layers = model.encoder.encoder.layer
    groups = [
        {"params": list(layer.parameters()), "lr": s.rate * s.decay ** (len(layers) - 1 - n)}
        for n, layer in enumerate(layers)
        if n >= s.frozen
    ]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    return [*groups, {"params": heads, "lr": s.head_rate}]


class Average:
    """A running mean of the trained weights: less noisy than the last step's, at no cost at run time."""

    def __init__(self, model: Reader, decay: float) -> None:
        self.live = [p for p in model.parameters() if p.requires_grad]
        self.kept = [p.detach().clone() for p in self.live]
        self.decay, self.steps = decay, 0

    @torch.no_grad()
    def update(self) -> None:
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        for kept, live in zip(self.kept, self.live, strict=True):
            kept.lerp_(live, 1 - decay)

    @torch.no_grad()
    def put_back(self) -> None:
        for kept, live in zip(self.kept, self.live, strict=True):
            live.copy_(kept)


def train(model: Reader, rows: list[Encoded], s: Settings, log=print) -> None:
    """AdamW with a linear warm-up and decay; bfloat16 inside the encoder."""
    rng = random.Random(s.seed)
    for p in model.encoder.embeddings.parameters():
        p.requires_grad_(False)
    groups = _groups(model, s)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = s.epochs * math.ceil(len(rows) / s.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min((n + 1) / (0.1 * steps), (steps - n) / steps))
    began = time.time()
    mean = Average(model, s.average)
    for epoch in range(s.epochs):
        model.train()
        losses = []
        for chunk in _batches(rows, s.batch, rng):
            batch = [_either(rows[i], rng) for i in chunk]
            ids, mask, place, targets, quoted = _collate(batch)
            weight = torch.tensor([r.weight for r in batch])
            with torch.autocast("cpu", torch.bfloat16):
                hidden = _hidden(model, batch, ids, mask, s.frozen)
                states = model(hidden, mask, place, s.frozen)
            loss = loss_of(*(x.float() for x in states), targets, quoted, weight, s.sentence_weight)
            loss.backward()
            nn.utils.clip_grad_norm_([p for g in groups for p in g["params"]], 1.0)
            optimiser.step()
            schedule.step()
            mean.update()
            optimiser.zero_grad()
            losses.append(loss.item())
            if len(losses) % 20 == 0:
                log(
                    f"    {len(losses)} batches, loss {np.mean(losses[-20:]):.3f}, {time.time() - began:.0f} s",
                    flush=True,
                )
        log(f"  epoch {epoch + 1} loss {np.mean(losses):.4f} after {time.time() - began:.0f} s", flush=True)
    mean.put_back()


@torch.no_grad()
def predict(model: Reader, rows: list[Encoded], s: Settings) -> tuple[np.ndarray, list[np.ndarray]]:
    """Logits of the passage heads, and of the sentence heads for each passage."""
    model.eval()
    passages, parts = [], []
    for i in range(0, len(rows), 16):
        batch = rows[i : i + 16]
        ids, mask, place, *_ = _collate(batch)
        with torch.autocast("cpu", torch.bfloat16):
            passage, sentence = model(_hidden(model, batch, ids, mask, s.frozen), mask, place, s.frozen)
        passages.append(passage.float().numpy())
        parts += [sentence[j, : len(r.place)].float().numpy() for j, r in enumerate(batch)]
    return np.concatenate(passages), parts


def tokenizer_of(path: str):
    return AutoTokenizer.from_pretrained(path)
