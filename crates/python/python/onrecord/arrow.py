"""Statements and positions as Arrow tables: reports in as record batches, a row for each entry out.

In Spark, each worker makes one reader for itself:

    from onrecord.arrow import Statements
    reports.mapInArrow(Statements(), Statements.ddl()).write.parquet("statements")

Elsewhere any iterable of record batches does, with or without an engine:

    import pyarrow as pa, pyarrow.dataset as ds
    rows = Statements()(ds.dataset("reports.parquet").to_batches())
    table = pa.Table.from_batches(rows, Statements.schema())

A batch has a column ``text``, and may have others of a report: ``title``, ``outlet``, ``published``, ``url``, ``byline``,
``language``, and ``location``, which names the report. Columns that are named in ``keep`` go along into its rows.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, ClassVar

import pyarrow as pa

from . import Reader, Reading, _codebook, words

__all__ = ["Positions", "Statements"]


# What a batch may tell of a report.
OF_REPORT = ("text", "title", "outlet", "published", "url", "byline", "language")

# What each row says of its report.
ARTICLE = [
    ("article_key", pa.string()),
    ("location", pa.string()),
    ("url", pa.string()),
    ("outlet", pa.string()),
    ("title", pa.string()),
    ("published", pa.date32()),
    ("published_from", pa.string()),
]

# Where words stand in the report's text: pairs of code points.
PLACES = pa.list_(pa.list_(pa.int32()))


class _Rows:
    """Rows of one kind out of record batches of reports. It can be pickled, and makes a reader only where it runs."""

    FIELDS: ClassVar[list[tuple[str, pa.DataType]]] = []

    def __init__(
        self,
        model: str = "accurate",
        *,
        codebook: str | os.PathLike[str] | None = None,
        keep: Sequence[str] = (),
    ) -> None:
        self.model = model
        self.codebook = _codebook(codebook)
        self.keep = list(keep)

    @classmethod
    def schema(cls, keep: Sequence[pa.Field] = ()) -> pa.Schema:
        """The columns of a row, behind the fields of the columns that go along."""
        return pa.schema([*keep, *(pa.field(name, kind) for name, kind in cls.FIELDS)])

    @classmethod
    def ddl(cls, keep: str = "") -> str:
        """The same as Spark writes it; ``keep`` are the columns that go along: ``"page_id bigint"``."""
        own = ", ".join(f"`{name}` {_spark(kind)}" for name, kind in cls.FIELDS)
        return f"{keep}, {own}" if keep else own

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """A batch of rows for each batch of reports; a warning tells of a report that cannot be read."""
        reader = _reader(self.model, self.codebook)
        for batch in batches:
            names = batch.schema.names
            if missing := [name for name in ("text", *self.keep) if name not in names]:
                raise ValueError(f"the batch has no column {', '.join(missing)}")
            schema = self.schema([batch.schema.field(name) for name in self.keep])
            yield pa.RecordBatch.from_pylist(list(self._rows(reader, batch)), schema=schema)

    def _rows(self, reader: Reader, batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
        reports = batch.to_pylist()
        # By its number a report is found again behind those that have no words or cannot be read.
        texts = (
            {name: report.get(name) for name in OF_REPORT} | {"location": str(number)}
            for number, report in enumerate(reports)
            if (report["text"] or "").strip()
        )
        for reading in reader.read_all(texts, errors="warn"):
            article = reading["article"]
            report = reports[int(article["location"])]
            if report.get("location") is not None:
                article["location"] = str(report["location"])
            kept = {name: report[name] for name in self.keep}
            for row in self._entries(reading):
                yield kept | _of_article(article) | row

    def _entries(self, reading: Reading) -> Iterator[dict[str, Any]]:
        raise NotImplementedError


class Statements(_Rows):
    """A row for each attributed statement."""

    FIELDS: ClassVar = [
        ("actor", pa.string()),
        ("actor_kind", pa.string()),
        ("country", pa.string()),
        ("role", pa.string()),
        ("kind", pa.string()),
        ("speaker_how", pa.string()),
        ("speaker", pa.string()),
        ("cue", pa.string()),
        ("content", pa.string()),
        ("negation", pa.string()),
        ("addressee", pa.string()),
        ("via", pa.string()),
        ("occasion", pa.string()),
        ("said_on", pa.string()),
        ("confidence", pa.float32()),
        *ARTICLE,
        ("speaker_places", PLACES),
        ("cue_places", PLACES),
        ("content_places", PLACES),
        ("model", pa.string()),
    ]

    def _entries(self, reading: Reading) -> Iterator[dict[str, Any]]:
        actors = _actors(reading)
        for it in reading["statements"]:
            yield {
                **_of_actor(actors, it["actor"]),
                **{name: it[name] for name in ("kind", "speaker_how", "said_on", "confidence")},
                **{name: words(reading, it[name]) for name in ("speaker", "cue", "content")},
                **{f"{name}_places": it[name] for name in ("speaker", "cue", "content")},
                "addressee": _name(actors, it["addressee"]),
                "via": _names(actors, it["via"]),
                "negation": words(reading, it["negation"]) or None,
                "occasion": words(reading, it["occasion"]) or None,
                "model": reading["model"],
            }


class Positions(_Rows):
    """A row for each position on the issues of a codebook."""

    FIELDS: ClassVar = [
        ("issue", pa.string()),
        ("actor", pa.string()),
        ("actor_kind", pa.string()),
        ("country", pa.string()),
        ("role", pa.string()),
        ("stance", pa.string()),
        ("condition", pa.string()),
        ("quantity", pa.string()),
        ("quantity_value", pa.string()),
        ("quantity_unit", pa.string()),
        ("as_of", pa.string()),
        ("attributed_to", pa.string()),
        ("via", pa.string()),
        ("evidence", pa.string()),
        ("confidence", pa.float32()),
        *ARTICLE,
        ("evidence_place", pa.list_(pa.int32())),
        ("condition_place", pa.list_(pa.int32())),
        ("model", pa.string()),
    ]

    def __init__(
        self,
        codebook: str | os.PathLike[str],
        model: str = "accurate",
        *,
        keep: Sequence[str] = (),
    ) -> None:
        super().__init__(model, codebook=codebook, keep=keep)

    def _entries(self, reading: Reading) -> Iterator[dict[str, Any]]:
        actors = _actors(reading)
        for it in reading["positions"]:
            quantity = it["quantity"] or {}
            yield {
                **_of_actor(actors, it["holder"]),
                **{name: it[name] for name in ("issue", "stance", "as_of", "confidence")},
                "condition": words(reading, it["condition"]) or None,
                "quantity": words(reading, quantity.get("span")) or None,
                "quantity_value": quantity.get("value"),
                "quantity_unit": quantity.get("unit"),
                "attributed_to": _name(actors, it["attributed_to"]),
                "via": _names(actors, it["via"]),
                "evidence": words(reading, it["evidence"]),
                "evidence_place": it["evidence"],
                "condition_place": it["condition"],
                "model": reading["judge"],
            }


@functools.lru_cache(maxsize=4)
def _reader(model: str, codebook: str | None) -> Reader:
    return Reader(model, codebook=codebook)


def _of_article(article: dict[str, Any]) -> dict[str, Any]:
    published = article["published"]
    return {
        "article_key": article["id"],
        "published": published and date.fromisoformat(published),
        **{name: article[name] for name in ("location", "url", "outlet", "title", "published_from")},
    }


def _actors(reading: Reading) -> dict[Any, dict[str, Any]]:
    return {actor["id"]: actor for actor in reading["actors"]}


def _of_actor(actors: dict[Any, dict[str, Any]], id: Any) -> dict[str, Any]:
    actor = actors.get(id, {})
    return {
        "actor": actor.get("name"),
        "actor_kind": actor.get("kind"),
        "country": actor.get("country"),
        "role": actor.get("role"),
    }


def _name(actors: dict[Any, dict[str, Any]], id: Any) -> str | None:
    return actors[id]["name"] if id in actors else None


def _names(actors: dict[Any, dict[str, Any]], ids: Sequence[Any]) -> str | None:
    return "; ".join(actors[id]["name"] for id in ids if id in actors) or None


def _spark(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"array<{_spark(kind.value_type)}>"
    names = {pa.string(): "string", pa.date32(): "date", pa.int32(): "int", pa.float32(): "float"}
    return names[kind]
