"""The package as its users call it. Run by ./test, with pyarrow, and without an engine; with pyspark where that is installed."""

import datetime
import doctest
import importlib.util
import json
import os
import pickle
import sys
import unittest
import warnings
from pathlib import Path

import onrecord

ROOT = Path(__file__).resolve().parents[3]
RAILWAY = ROOT / "examples/railway"
CODEBOOK = ROOT / "codebooks/railway.toml"
REPORT = "The mayor of Brackwater, Ada Pell, said on Monday that the town would not pay for the line."

has = importlib.util.find_spec


class Readings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reader = onrecord.Reader("fast")

    def test_the_example_of_the_package_holds(self):
        self.assertEqual(doctest.testmod(onrecord).failed, 0)

    def test_places_count_code_points(self):
        reading = self.reader.read("🙂 “Non, não,” said Ada Pell.", outlet="Harrow Echo")
        [statement] = reading["statements"]
        self.assertEqual(onrecord.words(reading, statement["speaker"]), "Ada Pell")
        self.assertIn("não", onrecord.words(reading, statement["content"]))
        self.assertEqual(reading["article"]["outlet"], "Harrow Echo")
        self.assertEqual(onrecord.words(reading, None), "")

    def test_days_may_be_dates_or_words(self):
        for day in ("2024-05-13", datetime.date(2024, 5, 13), datetime.datetime(2024, 5, 13, 9)):
            reading = self.reader.read(REPORT, published=day)
            self.assertEqual(reading["article"]["published"], "2024-05-13")
        self.assertEqual(reading["statements"][0]["said_on"], "2024-05-13")

    def test_it_reads_what_the_program_reads(self):
        paths = sorted(RAILWAY.glob("0*.txt"))
        texts = [{"text": path.read_text(), "location": path} for path in paths]
        one = list(self.reader.read_all(texts))
        other = list(self.reader.read_sources(*paths))
        folder = list(self.reader.read_sources(RAILWAY))
        self.assertEqual(one, other)
        self.assertEqual(folder[: len(other)], other)
        self.assertTrue(all(reading["statements"] for reading in one))

    def test_a_page_is_its_article(self):
        page = f"<html><body><article><p>{REPORT}</p></article></body></html>"
        reading = self.reader.read_page(page, url="https://echo.example/a")
        self.assertEqual(reading["article"]["text"], REPORT)
        self.assertEqual(reading["article"]["url"], "https://echo.example/a")
        with self.assertRaisesRegex(onrecord.ReadError, "picture"):
            self.reader.read_page(b"\x89PNG\r\n", location="a.png")

    def test_what_cannot_be_read_raises_or_warns(self):
        with self.assertRaisesRegex(onrecord.ReadError, "^here: there are no words"):
            self.reader.read(" ", location="here")
        reports = [REPORT, {"text": ""}, {"headline": "No text"}, REPORT]
        with self.assertRaisesRegex(onrecord.ReadError, "^1: "):
            list(self.reader.read_all(reports))
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            found = list(self.reader.read_all(reports, errors="warn"))
        self.assertEqual([reading["article"]["location"] for reading in found], ["0", "3"])
        self.assertEqual([str(it.message)[:2] for it in told], ["1:", "2:"])
        with self.assertRaisesRegex(ValueError, "errors is"):
            self.reader.read_all(reports, errors="ignore")
        with self.assertRaisesRegex(ValueError, "no such file"):
            list(self.reader.read_sources("/no/where"))

    def test_models_and_codebooks_that_are_none_are_told(self):
        with self.assertRaisesRegex(ValueError, "cannot be used"):
            onrecord.Reader("/no/where")
        with self.assertRaisesRegex(ValueError, "line 1: name: missing"):
            onrecord.Reader("fast", codebook="[[issue]]\nid = 'a'\n")
        self.assertIsNone(self.reader.judge)

    def test_with_a_codebook_there_are_positions(self):
        reader = onrecord.Reader("fast", codebook=CODEBOOK)
        self.assertTrue(reader.judge)
        found = [it for reading in reader.read_sources(RAILWAY) for it in reading["positions"]]
        self.assertGreater(len(found), 20)


@unittest.skipUnless(has("pyarrow"), "pyarrow is not installed")
class Tables(unittest.TestCase):
    def batch(self):
        import pyarrow as pa

        return pa.RecordBatch.from_pydict(
            {
                "page_id": [1, 2, 3, 4],
                "text": [REPORT, None, " ", "“No,” said Tom Berg."],
                "published": [datetime.date(2024, 5, 13)] * 4,
                "location": ["a", "b", "c", None],
                "odd": [b"\xff"] * 4,
            }
        )

    def test_reports_become_statements(self):
        from onrecord.arrow import Statements

        rows = pickle.loads(pickle.dumps(Statements("fast", keep=["page_id", "odd"])))
        [found, none] = rows([self.batch(), self.batch().slice(1, 2)])
        kept = [self.batch().schema.field(name) for name in ("page_id", "odd")]
        self.assertEqual(found.schema, Statements.schema(kept))
        self.assertEqual((none.num_rows, none.schema), (0, found.schema))
        first, last = found.to_pylist()
        self.assertEqual((first["page_id"], first["location"], first["actor"]), (1, "a", "Ada Pell"))
        self.assertEqual((last["page_id"], last["location"], last["content"]), (4, "3", "“No,”"))
        self.assertEqual(first["published"], datetime.date(2024, 5, 13))
        [[start, end]] = first["speaker_places"]
        self.assertEqual(REPORT[start:end], first["speaker"])

    def test_reports_become_positions(self):
        import pyarrow as pa
        from onrecord.arrow import Positions

        texts = [path.read_text() for path in sorted(RAILWAY.glob("*.txt"))]
        batch = pa.RecordBatch.from_pydict({"text": texts})
        [found] = Positions(CODEBOOK, "fast")([batch])
        self.assertGreater(found.num_rows, 20)
        for row in found.to_pylist():
            start, end = row["evidence_place"]
            self.assertIn(row["stance"], ("for", "against", "undecided"))
            self.assertTrue(row["evidence"] and end > start and row["actor"], json.dumps(row, default=str))

    def test_a_batch_without_texts_is_told(self):
        import pyarrow as pa
        from onrecord.arrow import Statements

        batch = pa.RecordBatch.from_pydict({"body": ["No."]})
        with self.assertRaisesRegex(ValueError, "no column text, page_id"):
            list(Statements("fast", keep=["page_id"])([batch]))

    @unittest.skipUnless(has("pyspark"), "pyspark is not installed")
    def test_spark_maps_in_arrow(self):
        from onrecord.arrow import Positions, Statements
        from pyspark.sql import SparkSession

        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        spark = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
        rows = [(at, path.read_text()) for at, path in enumerate(sorted(RAILWAY.glob("*.txt")))]
        reports = spark.createDataFrame(rows, "id int, text string").repartition(2)
        found = reports.mapInArrow(Statements("fast", keep=["id"]), Statements.ddl("id int"))
        reader = onrecord.Reader("fast")
        expected = sum(len(it["statements"]) for it in reader.read_sources(RAILWAY))
        self.assertEqual(found.count(), expected)
        self.assertGreater(reports.mapInArrow(Positions(CODEBOOK, "fast"), Positions.ddl()).count(), 20)
        spark.stop()


if __name__ == "__main__":
    unittest.main()
