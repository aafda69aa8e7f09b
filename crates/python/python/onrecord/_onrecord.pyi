from os import PathLike

__version__: str

# The name of a report's place, and its reading as JSON, or else why there is none.
Read = tuple[str, str | None, str | None]

class Place: ...

class Reader:
    model: str
    judge: str
    def __init__(
        self, model: str, codebook: str | None, judge: str | PathLike[str] | None
    ) -> None: ...
    def read_objects(self, reports: list[tuple[str, str]]) -> list[Read]: ...
    def read_bytes(self, name: str, bytes: bytes, url: str | None) -> Read: ...
    def read_places(self, places: list[Place], allow_private: bool) -> list[Read]: ...

def places(source: str | PathLike[str]) -> list[Place]: ...
