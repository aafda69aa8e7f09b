from os import PathLike

__version__: str

# What a report's location is called, and its reading as JSON, or else why there is none.
Read = tuple[str, str | None, str | None]

class Location: ...

class Reader:
    model: str
    judge: str
    def __init__(
        self, model: str, codebook: str | None, judge: str | PathLike[str] | None
    ) -> None: ...
    def read_objects(self, reports: list[tuple[str, str]]) -> list[Read]: ...
    def read_bytes(self, name: str, bytes: bytes, url: str | None) -> Read: ...
    def read_locations(self, locations: list[Location], allow_private: bool) -> list[Read]: ...

def locations(source: str | PathLike[str]) -> list[Location]: ...
