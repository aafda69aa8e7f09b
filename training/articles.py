"""Prints text files as articles, one JSON object a line: their path is their id."""

import json
import sys
from pathlib import Path

for path in sys.argv[1:]:
    print(json.dumps(dict(id=path, text=Path(path).read_text(encoding="utf-8")), ensure_ascii=False))
