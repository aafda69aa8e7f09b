//! The reading for Python: reports in, readings out as JSON, on all cores and without Python's lock. What Python users see
//! of it is in `python/onrecord`.

#![allow(
    clippy::needless_pass_by_value,
    reason = "Python hands arguments over, and does not lend them"
)]

use onrecord::{
    Bytes, Codebook, Encoder, Fetcher, Judge, Opening, ReadError, ReadingJson, Tagger, guarded,
    in_order, open_bytes,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::path::PathBuf;

/// What a report's location is called, and its reading as JSON, or else why there is none.
type Read = (String, Option<String>, Option<String>);

/// Reads reports with one model.
#[pyclass(frozen, module = "onrecord._onrecord")]
struct Reader {
    reader: onrecord::Reader,
}

/// Where one article comes from.
#[pyclass(frozen, from_py_object, module = "onrecord._onrecord")]
#[derive(Clone)]
struct Location(onrecord::Location);

#[pymethods]
impl Location {
    fn __str__(&self) -> String {
        self.0.to_string()
    }
}

#[pymethods]
impl Reader {
    /// A reader with this model (`accurate`, `fast` or a folder), which finds positions too where a codebook's text is given.
    #[new]
    fn new(model: &str, codebook: Option<&str>, judge: Option<PathBuf>) -> PyResult<Reader> {
        let tagger: Tagger = model.parse().unwrap_or_default();
        let reader = onrecord::Reader::new(Encoder::open(&tagger).map_err(wrong)?);
        let Some(codebook) = codebook else { return Ok(Reader { reader }) };
        let codebook = Codebook::parse(codebook).map_err(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            PyValueError::new_err(format!("the codebook has faults: {}", faults.join("; ")))
        })?;
        let judge = match judge {
            Some(folder) => Judge::load(&folder),
            None => Judge::shipped(),
        };
        Ok(Reader { reader: reader.judging(judge.map_err(wrong)?, codebook) })
    }

    /// The model that finds statements, as `name@version`.
    #[getter]
    fn model(&self) -> &str {
        self.reader.model()
    }

    /// The model that judges positions; empty without a codebook.
    #[getter]
    fn judge(&self) -> String {
        self.reader.judge()
    }

    /// Reads reports, each a JSON object as a line of a file that has a report a line, with its location.
    fn read_objects(&self, py: Python<'_>, reports: Vec<(String, String)>) -> Vec<Read> {
        py.detach(|| {
            let read = |(name, report): &(String, String)| {
                let (name, bytes) = (name.clone(), report.clone().into_bytes());
                self.read(Bytes { name, bytes, is_line: true, ..Bytes::default() })
            };
            all(&reports, |(name, _)| name.clone(), read)
        })
    }

    /// Reads a page, or a text, of these bytes.
    fn read_bytes(
        &self,
        py: Python<'_>,
        name: String,
        bytes: Vec<u8>,
        url: Option<String>,
    ) -> Read {
        let given = Bytes { name: name.clone(), bytes, url, ..Bytes::default() };
        py.detach(|| told(name, self.read(given)))
    }

    /// Reads what is at these locations.
    fn read_locations(
        &self,
        py: Python<'_>,
        locations: Vec<Location>,
        allow_private: bool,
    ) -> Vec<Read> {
        let opening = Opening { published: None, fetcher: Fetcher::new(allow_private) };
        py.detach(|| {
            let read = |Location(location): &Location| {
                let (article, reading) = self.reader.open(location, &opening)?;
                json(&ReadingJson::new(&article, &reading).judged_by(&self.reader.judge()))
            };
            all(&locations, |Location(location)| location.to_string(), read)
        })
    }
}

impl Reader {
    fn read(&self, given: Bytes) -> Result<String, ReadError> {
        guarded(|| {
            let (article, warnings) = open_bytes(given, None)?;
            let reading = self.reader.read(&article, warnings)?;
            json(&ReadingJson::new(&article, &reading).judged_by(&self.reader.judge()))
        })
    }
}

/// The locations of the articles of a source: a file, a folder, a crawl, an address.
#[pyfunction]
fn locations(source: PathBuf) -> PyResult<Vec<Location>> {
    let found = onrecord::locations(&source)
        .map_err(|error| PyValueError::new_err(format!("{}: {error}", source.display())))?;
    Ok(found.into_iter().map(Location).collect())
}

/// Reads all items, on all cores, in their order.
fn all<I: Sync>(
    items: &[I],
    name: impl Fn(&I) -> String,
    read: impl Fn(&I) -> Result<String, ReadError> + Sync,
) -> Vec<Read> {
    let mut found = Vec::with_capacity(items.len());
    in_order(items, read, |item, read| found.push(told(name(item), read)));
    found
}

fn told(name: String, read: Result<String, ReadError>) -> Read {
    match read {
        Ok(json) => (name, Some(json), None),
        Err(error) => (name, None, Some(error.to_string())),
    }
}

fn json(reading: &ReadingJson<'_>) -> Result<String, ReadError> {
    serde_json::to_string(reading).map_err(|error| ReadError::Unfit(error.to_string()))
}

fn wrong(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// What the package is made of.
#[pymodule]
fn _onrecord(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<Reader>()?;
    module.add_class::<Location>()?;
    module.add_function(wrap_pyfunction!(locations, module)?)
}
