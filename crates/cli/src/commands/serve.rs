//! `onrecord serve`: the record as pages in the browser.

use crate::args::Serve;
use crate::output::{Outcome, note, stdout, visible};
use crate::run::coder;
use onrecord::Record;
use onrecord_web::{Options, Server};
use std::io::Write;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Serves the pages until Ctrl-C.
pub(crate) fn run(args: &Serve) -> anyhow::Result<Outcome> {
    let mut coder = coder(args.coder.as_deref());
    let is_new = !args.file.record.exists();
    if !is_new && let Ok(record) = Record::open_existing(&args.file.record) {
        coder = record.coder_called(&coder)?;
    }
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
    let server = Server::bind(&options)?;
    let address = server.address();
    let record = visible(&args.file.record.display().to_string());
    // No browser asks for "every address of this machine".
    let here = match address.ip() {
        ip if !ip.is_unspecified() => address,
        ip if ip.is_ipv4() => (Ipv4Addr::LOCALHOST, address.port()).into(),
        _ => (Ipv6Addr::LOCALHOST, address.port()).into(),
    };
    writeln!(stdout(), "{record} is at http://{here}/ until you press Ctrl-C")?;
    if is_new {
        writeln!(stdout(), "it is new and empty: there was no record of this name")?;
    }
    let coder = visible(&coder);
    writeln!(
        stdout(),
        "what you say of it is written down as said by {coder} (--coder is another)"
    )?;
    if !address.ip().is_loopback() {
        note(
            "whoever reaches this machine can read and change the record; without --listen only this machine can",
        );
    }
    if address.ip().is_unspecified() && args.names.is_empty() {
        note("other machines are let in under a name or address of this one that --name gives");
    }
    stdout().flush()?;
    server.run()?;
    Ok(Outcome::Found)
}
