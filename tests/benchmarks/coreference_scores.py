"""The CoNLL scores of coreference: MUC, B³, CEAFe (Pradhan et al. 2014), and how many links are wrong or missing."""

from __future__ import annotations

Clustering = list[frozenset]
Pairs = list[tuple[Clustering, Clustering]]
Ratio = tuple[float, float]
Found = tuple[int, int, int, object]  # start, end, head's start, chain


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean_f1(pairs: Pairs) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each score over all documents, and the mean F1 as "mean"."""
    scores = {}
    for name, score in (("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf)):
        recall = _ratio(score(key, response) for key, response in pairs)
        precision = _ratio(score(response, key) if name != "CEAFe" else ceaf(response, key) for key, response in pairs)
        scores[name] = (precision, recall, f1(precision, recall))
    scores["mean"] = tuple(sum(values) / 3 for values in zip(*scores.values(), strict=True))
    return scores


def _ratio(parts) -> float:
    totals = [sum(column) for column in zip(*parts, strict=True)]
    return totals[0] / totals[1] if totals and totals[1] else 0.0


def matched(key: list[Found], response: list[Found], *, exact: bool) -> tuple[Clustering, Clustering]:
    """Both sides as clusters of mentions, those that match (see `namesakes`) named alike."""
    return _clusters(key, {number: number for number in range(len(key))}), _clusters(response, namesakes(key, response, exact=exact))


def namesakes(key: list[Found], response: list[Found], *, exact: bool) -> dict[int, int]:
    """The numbers of the response's mentions that match, and of what: the same span, or (not `exact`) the same head word.

    As in CorefUD's head match: of several mentions with one head, equal spans go together first, then those that overlap most.
    """
    spans = {(start, end): number for number, (start, end, _, _) in enumerate(key)}
    names: dict[int, int] = {}
    for number, (start, end, _, _) in enumerate(response):
        if (start, end) in spans:
            names[number] = spans[start, end]
    if exact:
        return names
    taken = set(names.values())
    heads: dict[int, list[int]] = {}
    for number, (_, _, head, _) in enumerate(key):
        if number not in taken:
            heads.setdefault(head, []).append(number)
    for number, (start, end, head, _) in enumerate(response):
        if number not in names and heads.get(head):
            best = max(heads[head], key=lambda other: min(end, key[other][1]) - max(start, key[other][0]))
            heads[head].remove(best)
            names[number] = best
    return names


def _clusters(mentions: list[Found], names: dict[int, int]) -> Clustering:
    groups: dict[object, set] = {}
    for number, (*_, chain) in enumerate(mentions):
        groups.setdefault(chain, set()).add(names.get(number, ("alone", number)))
    return [frozenset(group) for group in groups.values()]


def linked(clusters: Clustering) -> Clustering:
    """The clusters without singletons."""
    return [cluster for cluster in clusters if len(cluster) > 1]


def _index(clusters: Clustering) -> dict:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def muc(key: Clustering, response: Clustering) -> Ratio:
    """Links of the key that the response keeps (Vilain et al. 1995)."""
    at = _index(response)
    parts = [len({at.get(m, ("alone", m)) for m in cluster}) for cluster in key]
    return sum(len(c) - n for c, n in zip(key, parts, strict=True)), sum(len(c) - 1 for c in key)


def b_cubed(key: Clustering, response: Clustering) -> Ratio:
    """The share of each mention's cluster that it is found with (Bagga and Baldwin 1998)."""
    at = _index(response)
    total = 0.0
    for cluster in key:
        for mention in cluster:
            found = response[at[mention]] if mention in at else frozenset({mention})
            total += len(cluster & found) / len(cluster)
    return total, sum(map(len, key))


def ceaf(key: Clustering, response: Clustering) -> Ratio:
    """The best one-to-one alignment of clusters, by their overlap φ4 (Luo 2005)."""
    at, total = _index(response), 0.0
    touched = [sorted({at[mention] for mention in cluster if mention in at}) for cluster in key]
    # Clusters that share no mention, not even through others, need not be weighed against each other.
    for rows in _components(touched):
        columns = sorted({column for row in rows for column in touched[row]})
        similarity = [
            [2 * len(key[row] & response[column]) / (len(key[row]) + len(response[column])) for column in columns] for row in rows
        ]
        total += best_alignment(similarity)
    return total, len(key)


def _components(touched: list[list[int]]) -> list[list[int]]:
    """The numbers of rows, in groups that share columns."""
    parent = list(range(len(touched)))

    def find(row: int) -> int:
        while parent[row] != row:
            row = parent[row]
        return row

    first: dict[int, int] = {}
    for row, columns in enumerate(touched):
        for column in columns:
            parent[find(row)] = find(first.setdefault(column, row))
    groups: dict[int, list[int]] = {}
    for row, columns in enumerate(touched):
        if columns:
            groups.setdefault(find(row), []).append(row)
    return list(groups.values())


def best_alignment(gain: list[list[float]]) -> float:
    """The largest sum of a one-to-one choice of cells (Kuhn and Munkres, with potentials)."""
    if not gain or not gain[0]:
        return 0.0
    if len(gain) > len(gain[0]):
        gain = [list(row) for row in zip(*gain, strict=True)]
    rows, columns = len(gain), len(gain[0])
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], column = row, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while True:
            used[column] = True
            here, delta, following = match[column], float("inf"), 0
            for j in range(1, columns + 1):
                if not used[j]:
                    cost = -gain[here - 1][j - 1] - u[here] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, column
                    if least[j] < delta:
                        delta, following = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if match[column] == 0:
                break
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return sum(gain[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])


def merges(pairs: Pairs) -> Ratio:
    """The share of the response's links (MUC's count) that are wrong, and of the key's that are missing."""
    precision = _ratio(muc(response, key) for key, response in pairs)
    recall = _ratio(muc(key, response) for key, response in pairs)
    return 1 - precision, 1 - recall
