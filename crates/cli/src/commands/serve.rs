//! `onrecord serve`: the record as pages in the browser.

use crate::args::Serve;
use crate::output::{Outcome, stdout};
use crate::run::coder;
use onrecord_web::{Options, Server};
use std::io::Write;

/// Serves the pages until Ctrl-C.
pub(crate) fn run(args: &Serve) -> anyhow::Result<Outcome> {
    let coder = coder(args.coder.as_deref());
    let options = Options {
        listen: args.listen,
        port: args.port,
        names: args.names.clone(),
        coder: coder.clone(),
        allow_private: args.allow_private,
        model: args.model.tagger.clone(),
        judge: args.model.judge.clone(),
        ..Options::new(&args.file.record)
    };
    let is_new = !args.file.record.exists();
    let server = Server::bind(&options)?;
    let address = server.address();
    let record = crate::output::visible(&args.file.record.display().to_string());
    writeln!(stdout(), "{record} is at http://{address}/ until you press Ctrl-C")?;
    if is_new {
        writeln!(stdout(), "it is new and empty: there was no record of this name")?;
    }
    let coder = crate::output::visible(&coder);
    writeln!(
        stdout(),
        "what you say of it is written down as said by {coder} (--coder is another)"
    )?;
    if !address.ip().is_loopback() {
        crate::output::complain(
            "whoever reaches this address can read and change the record; without --listen only this \
             machine can",
        );
    }
    stdout().flush()?;
    server.run()?;
    Ok(Outcome::Found)
}
