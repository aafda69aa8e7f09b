//! The network itself: pieces of one window in, scores of its tokens' tags out.

use crate::path::{Emissions, Transitions};
use crate::{EncoderError, Window};
use onrecord_text::{Calibration, Tag};
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;

/// What `model.json` says of the weights beside it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Manifest {
    /// The model's name.
    pub(crate) name: String,
    /// Its version: it changes with the weights.
    pub(crate) version: String,
    /// The most pieces in a window.
    pub(crate) window: usize,
    /// What may follow what.
    pub(crate) transitions: Transitions,
    /// What makes its probabilities mean something.
    #[serde(default)]
    pub(crate) calibration: Calibration,
}

/// The network's graph, ready to run.
pub(crate) struct Network {
    model: Model,
    ids: NodeId,
    features: NodeId,
    scores: NodeId,
}

thread_local! {
    /// Each thread runs its windows alone: no window's arithmetic depends on how many threads there
    /// are, and whole articles are what runs in parallel.
    static ALONE: Arc<ThreadPool> = Arc::new(ThreadPool::with_num_threads(1));
}

/// The options with which a thread runs a network.
pub(crate) fn alone() -> RunOptions {
    RunOptions::default().with_thread_pool(Some(ALONE.with(Arc::clone)))
}

/// A graph, with its weights laid out once as the products read them: it costs a copy of them, and a
/// quarter of the time of every window otherwise.
fn options() -> ModelOptions {
    ModelOptions::default().prepack_weights(true).clone()
}

/// Whether this processor adds 8-bit products exactly. On x86 without AVX-512 VNNI two neighbouring ones are added
/// in 16 bits and cut where they go over, so that what is found there differs a little.
pub fn adds_exactly() -> bool {
    #[cfg(target_arch = "x86_64")]
    return std::arch::is_x86_feature_detected!("avx512vnni");
    #[cfg(not(target_arch = "x86_64"))]
    true
}

/// The graph in bytes that the program carries.
pub(crate) fn carried(weights: &'static [u8]) -> Result<Model, EncoderError> {
    options().load_static_slice(weights).map_err(|error| EncoderError::Weights(error.to_string()))
}

/// The graph of a file.
pub(crate) fn read(path: &Path) -> Result<Model, EncoderError> {
    options().load_file(path).map_err(|error| EncoderError::Weights(error.to_string()))
}

/// The input or output of a graph with this name.
pub(crate) fn node(model: &Model, name: &str) -> Result<NodeId, EncoderError> {
    model.node_id(name).map_err(|error| EncoderError::Weights(error.to_string()))
}

/// The bytes of a part of a model.
pub(crate) fn load_file(path: &Path) -> Result<Vec<u8>, EncoderError> {
    std::fs::read(path)
        .map_err(|source| EncoderError::File { path: path.display().to_string(), source })
}

impl Network {
    /// Takes over an ONNX graph with the inputs `ids` and `features` and the output `scores`.
    pub(crate) fn new(model: Model) -> Result<Network, EncoderError> {
        Ok(Network {
            ids: node(&model, "ids")?,
            features: node(&model, "features")?,
            scores: node(&model, "scores")?,
            model,
        })
    }

    /// The scores of each token of `window`, in order.
    ///
    /// A window is run by itself. Batches would be quantised together, and a window's scores would
    /// depend on its neighbours.
    pub(crate) fn run(&self, window: &Window) -> Result<Vec<Emissions>, EncoderError> {
        let inputs = vec![
            (self.ids, numbers(window.ids.clone())),
            (self.features, numbers(window.features.clone())),
        ];
        let scores = scores(&self.model, inputs, self.scores)?;
        emissions(&scores.view(), &window.first)
    }
}

/// What a network is given as a row of numbers.
pub(crate) fn numbers(values: Vec<i32>) -> ValueOrView<'static> {
    NdTensor::from_data([values.len()], values).into()
}

/// Runs a network for its matrix of scores: a row a piece, a column an answer.
pub(crate) fn scores(
    model: &Model,
    inputs: Vec<(NodeId, ValueOrView<'static>)>,
    scores: NodeId,
) -> Result<NdTensor<f32, 2>, EncoderError> {
    let [found] = model
        .run_n(inputs, [scores], Some(alone()))
        .map_err(|error| EncoderError::Run(error.to_string()))?;
    found.try_into().map_err(|_| EncoderError::Weights("scores is not a matrix of numbers".into()))
}

fn emissions(
    scores: &NdTensorView<f32, 2>,
    first: &[usize],
) -> Result<Vec<Emissions>, EncoderError> {
    let [pieces, labels] = scores.shape();
    if labels != Tag::COUNT || first.iter().any(|at| *at >= pieces) {
        let message =
            format!("scores has the shape {pieces} × {labels}, wanted {} labels", Tag::COUNT);
        return Err(EncoderError::Weights(message));
    }
    Ok(first.iter().map(|at| std::array::from_fn(|label| scores[[*at, label]])).collect())
}
