//! GraphML: a network with typed attributes, for Gephi, igraph, networkx and visone.

use super::{Attribute, Kind, NODE, edge_attributes, edge_values, fit, node_values, number};
use crate::network::Network;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// The network as a GraphML document.
///
/// # Errors
///
/// None that can be expected: it is written to memory.
pub fn graphml(network: &Network) -> io::Result<String> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element("graphml")
        .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"))
        .with_attribute(("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"))
        .with_attribute((
            "xsi:schemaLocation",
            "http://graphml.graphdrawing.org/xmlns \
             http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
        ))
        .write_inner_content(|out| {
            key(out, "node", &("label", Kind::Text))?;
            for attribute in &NODE {
                key(out, "node", attribute)?;
            }
            let attributes = edge_attributes(network);
            key(out, "edge", &("weight", Kind::Number))?;
            for attribute in &attributes {
                key(out, "edge", attribute)?;
            }
            out.create_element("graph")
                .with_attribute(("id", network.kind.name()))
                .with_attribute(("edgedefault", "undirected"))
                .write_inner_content(|out| graph(out, network, &attributes))?;
            Ok(())
        })?;
    Ok(String::from_utf8_lossy(&out.into_inner()).into_owned() + "\n")
}

fn graph(out: &mut Writer<Vec<u8>>, network: &Network, attributes: &[Attribute]) -> io::Result<()> {
    for node in &network.nodes {
        let id = fit(&node.id);
        out.create_element("node").with_attribute(("id", id.as_str())).write_inner_content(
            |out| {
                data(out, "node", "label", &node.label)?;
                NODE.iter()
                    .zip(node_values(node))
                    .try_for_each(|((name, _), value)| data(out, "node", name, &value))
            },
        )?;
    }
    for (place, edge) in network.edges.iter().enumerate() {
        let (source, target) = (fit(&edge.source), fit(&edge.target));
        out.create_element("edge")
            .with_attribute(("id", format!("edge-{place}").as_str()))
            .with_attribute(("source", source.as_str()))
            .with_attribute(("target", target.as_str()))
            .write_inner_content(|out| {
                data(out, "edge", "weight", &number(edge.weight))?;
                attributes
                    .iter()
                    .zip(edge_values(edge))
                    .try_for_each(|((name, _), value)| data(out, "edge", name, &value))
            })?;
    }
    Ok(())
}

/// Nodes and edges have attributes of one name, so that the id of a key names the side too. Gephi and
/// networkx go by `attr.name`, and Gephi finds label and weight by the ids without a side.
fn key_id(side: &str, name: &str) -> String {
    match name {
        "label" | "weight" => name.to_owned(),
        _ => format!("{side}_{name}"),
    }
}

fn key(out: &mut Writer<Vec<u8>>, side: &str, (name, kind): &Attribute) -> io::Result<()> {
    let kind = match kind {
        Kind::Text => "string",
        Kind::Whole => "int",
        Kind::Number => "double",
        Kind::Flag => "boolean",
    };
    out.create_element("key")
        .with_attribute(("id", key_id(side, name).as_str()))
        .with_attribute(("for", side))
        .with_attribute(("attr.name", *name))
        .with_attribute(("attr.type", kind))
        .write_empty()?;
    Ok(())
}

fn data(out: &mut Writer<Vec<u8>>, side: &str, name: &str, value: &str) -> io::Result<()> {
    out.create_element("data")
        .with_attribute(("key", key_id(side, name).as_str()))
        .write_text_content(BytesText::new(&fit(value)))?;
    Ok(())
}
