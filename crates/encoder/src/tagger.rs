//! Which tagger to read with: one of the two that the program carries, or one in a folder.

use crate::model::{self, load_file};
use crate::{Encoder, EncoderError};
use std::convert::Infallible;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Which tagger to read with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tagger {
    /// The one of six layers: what is asked for when nothing is said.
    #[default]
    Accurate,
    /// The one of three narrow layers, which needs a fifth of the time.
    Fast,
    /// One in a folder: `model.onnx`, `vocabulary.txt` and `model.json`.
    Folder(PathBuf),
}

impl FromStr for Tagger {
    type Err = Infallible;

    /// `accurate`, `fast`, or whatever else names a folder.
    fn from_str(name: &str) -> Result<Tagger, Infallible> {
        Ok(match name {
            "accurate" => Tagger::Accurate,
            "fast" => Tagger::Fast,
            folder => Tagger::Folder(folder.into()),
        })
    }
}

impl fmt::Display for Tagger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Tagger::Accurate => f.write_str("accurate"),
            Tagger::Fast => f.write_str("fast"),
            Tagger::Folder(folder) => folder.display().fmt(f),
        }
    }
}

impl Encoder {
    /// The tagger that the program carries and reads with when nothing else is asked for.
    ///
    /// # Errors
    /// Never with an unchanged program: a test loads it.
    pub fn shipped() -> Result<Encoder, EncoderError> {
        Encoder::open(&Tagger::default())
    }

    /// The tagger that was asked for.
    ///
    /// # Errors
    /// If a file of a folder is missing or is not what it should be; never for one that the program carries.
    pub fn open(tagger: &Tagger) -> Result<Encoder, EncoderError> {
        match tagger {
            Tagger::Accurate => carried(ACCURATE),
            Tagger::Fast => carried(FAST),
            Tagger::Folder(folder) => load(folder),
        }
    }
}

/// The files of a model that the program carries.
struct Files {
    weights: &'static [u8],
    vocabulary: &'static str,
    manifest: &'static str,
}

macro_rules! files {
    ($folder:literal) => {
        Files {
            weights: include_bytes!(concat!("../../../models/", $folder, "/model.onnx")),
            vocabulary: include_str!(concat!("../../../models/", $folder, "/vocabulary.txt")),
            manifest: include_str!(concat!("../../../models/", $folder, "/model.json")),
        }
    };
}

static ACCURATE: &Files = &files!("attribution-en");
static FAST: &Files = &files!("attribution-en-fast");

fn carried(files: &Files) -> Result<Encoder, EncoderError> {
    Encoder::new(model::carried(files.weights)?, files.vocabulary, files.manifest)
}

fn load(folder: &Path) -> Result<Encoder, EncoderError> {
    let read = |name: &str| {
        let bytes = load_file(&folder.join(name))?;
        Ok::<_, EncoderError>(String::from_utf8_lossy(&bytes).into_owned())
    };
    let network = model::read(&folder.join("model.onnx"))?;
    Encoder::new(network, &read("vocabulary.txt")?, &read("model.json")?)
}
