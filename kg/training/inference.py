"""What is exported: one network, or several that share their embeddings and decide together by the means of their scores.

Means of the scores of networks that were trained apart err less than each of them (Lakshminarayanan et al. 2017, https://arxiv.org/abs/1612.01474).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from kg.language.parsing.meaning import UNLIKELY
from kg.training.network import OUTSIDE, Network, sentence_mask

SENTENCE = 0.0
"""Score from which a word starts a sentence; lower ones found no more sentences of raw development text, only more that are none."""
NO_ROLE, NO_ROLE_OF_NOUN = 0.0, 2.0
"""What is taken from the score of having no role, of likely predicates and of other words (mostly event nouns, whose corpus is small): where
F1 is best on the development parts of PropBank-EWT and QANom."""
States = dict[str, Tensor]
"""States of words by kind of head, see `Network.pooled`."""


class Inference(nn.Module):
    """The members' heads as they are exported: decisions instead of losses; their signature is the contract with the run time."""

    def __init__(self, members: Sequence[Network], root: int) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.root = root
        self.register_buffer("none", (torch.arange(members[0].sizes.roles) == 0).float(), persistent=False)

    def _mean(self, score: Callable[[Network, States], Tensor], pooled: Sequence[States]) -> Tensor:
        """The mean of what the members say."""
        return mean([score(member, states) for member, states in zip(self.members, pooled, strict=True)])

    def forward(self, states: list[Tensor], words: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        """(B, P, D) a layer of each member, int64 (B, P), int64 (B, W) → the outputs in `export.OUTPUTS`."""
        count = len(states) // len(self.members)
        pooled = [m.pooled(states[i * count : (i + 1) * count], words, starts.shape[1]) for i, m in enumerate(self.members)]
        said = [member.tag_scores(own) for member, own in zip(self.members, pooled, strict=True)]
        scores = {name: mean([own[name] for own in said]) for name in said[0]}
        starts_score = scores["starts"].squeeze(-1)
        decided = torch.where(starts < 0, (starts_score > SENTENCE).to(torch.int64), starts)
        decided = torch.cat([torch.ones_like(decided[:, :1]), decided[:, 1:]], dim=1)
        arcs, heads, rels = self._trees(pooled, decided)
        tags = [scores[name].argmax(-1) for name in ("upos", "xpos", "feats")]
        return decided, starts_score, *tags, arcs, heads, rels, scores["ner"].log_softmax(-1), *self._meaning(pooled), *self._links(pooled)

    def _trees(self, pooled: Sequence[States], starts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of arcs within sentences (B, W, W + 1), each word's two best heads and their relations (B, W, 2)."""
        arcs = self._mean(lambda n, x: n.arc_scores(x["trees"]), pooled)
        columns = torch.arange(arcs.shape[2])[None, None, :]
        itself = columns == torch.arange(1, arcs.shape[1] + 1)[None, :, None]
        arcs = torch.where(sentence_mask(starts) & ~itself, arcs, OUTSIDE)
        best = arcs.argmax(-1, keepdim=True)
        second = torch.where(columns == best, 2 * OUTSIDE, arcs).argmax(-1, keepdim=True)
        heads = torch.cat([best, second], dim=-1)
        rels = self._mean(lambda n, x: n.rel_scores(x["trees"], heads), pooled)
        is_root = torch.arange(rels.shape[3]) == self.root
        rels = torch.where(is_root, 2 * OUTSIDE, rels).argmax(-1)
        return arcs, heads, torch.where(heads == 0, self.root, rels)

    def _meaning(self, pooled: Sequence[States]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of predicates, where they are, the roles of all words as their arguments, factuality."""
        predicates = self._mean(lambda n, x: n.roles.predicates(x["meaning"]).float(), pooled)
        rows, at = torch.nonzero(predicates > UNLIKELY, as_tuple=True)
        bias = torch.where(predicates[rows, at] > 0, NO_ROLE, NO_ROLE_OF_NOUN)[:, None, None]
        roles = self._mean(lambda n, x: n.roles.of(x["meaning"], rows, at), pooled) - self.none * bias
        factuality = self._mean(lambda n, x: n.factuality(x["meaning"]).float(), pooled)
        return predicates, torch.stack([rows, at], dim=1), roles.argmax(-1), factuality

    def _links(self, pooled: Sequence[States]) -> tuple[Tensor, Tensor, Tensor]:
        """Queries and keys, side by side, so that a product of them is the mean of the members' products; and the score of a first mention."""
        vectors = [member.links.vectors(states["links"]) for member, states in zip(self.members, pooled, strict=True)]
        queries, keys, new = zip(*vectors, strict=True)
        return torch.cat(queries, dim=-1) / len(vectors), torch.cat(keys, dim=-1), mean(new)


def mean(scores: Sequence[Tensor]) -> Tensor:
    """The mean of some scores."""
    return torch.stack(list(scores)).mean(0)
