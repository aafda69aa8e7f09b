//! GEXF 1.3: a network for Gephi, with the days between which each node and edge was told.

use super::days::{Days, days};
use super::{Attribute, Kind, NODE, day, edge_attributes, edge_values, fit, node_values, number};
use crate::network::{Edge, Network};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::ElementWriter;
use std::io;

/// The network as a GEXF document. It is dynamic: a node or edge is there from the first to the last day on
/// which it was told, and always where no day is known.
///
/// # Errors
///
/// None that can be expected: it is written to memory.
pub fn gexf(network: &Network) -> io::Result<String> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element("gexf")
        .with_attribute(("xmlns", "http://gexf.net/1.3"))
        .with_attribute(("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"))
        .with_attribute(("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"))
        .with_attribute(("version", "1.3"))
        .write_inner_content(|out| {
            out.create_element("meta").write_inner_content(|out| {
                text(out, "creator", "onrecord")?;
                text(out, "description", network.kind.name())
            })?;
            out.create_element("graph")
                .with_attribute(("defaultedgetype", "undirected"))
                .with_attribute(("mode", "dynamic"))
                .with_attribute(("timeformat", "date"))
                .with_attribute(("timerepresentation", "interval"))
                .write_inner_content(|out| graph(out, network))?;
            Ok(())
        })?;
    Ok(String::from_utf8_lossy(&out.into_inner()).into_owned() + "\n")
}

fn graph(out: &mut Writer<Vec<u8>>, network: &Network) -> io::Result<()> {
    let attributes = edge_attributes(network);
    declare(out, "node", &NODE)?;
    declare(out, "edge", &attributes)?;
    let (node_days, edge_days) = days(network);
    let count = network.nodes.len().to_string();
    let nodes = out.create_element("nodes").with_attribute(("count", count.as_str()));
    nodes.write_inner_content(|out| {
        for (node, days) in network.nodes.iter().zip(node_days) {
            let (id, label) = (fit(&node.id), fit(&node.label));
            let element = out
                .create_element("node")
                .with_attribute(("id", id.as_str()))
                .with_attribute(("label", label.as_str()));
            during(element, days).write_inner_content(|out| values(out, &node_values(node)))?;
        }
        Ok(())
    })?;
    let count = network.edges.len().to_string();
    let edges = out.create_element("edges").with_attribute(("count", count.as_str()));
    edges.write_inner_content(|out| {
        let mut numbered = network.edges.iter().zip(edge_days).enumerate();
        numbered.try_for_each(|(place, (it, days))| edge(out, place, it, days))
    })?;
    Ok(())
}

fn edge(out: &mut Writer<Vec<u8>>, place: usize, edge: &Edge, days: Days) -> io::Result<()> {
    let (source, target) = (fit(&edge.source), fit(&edge.target));
    let element = out
        .create_element("edge")
        .with_attribute(("id", place.to_string().as_str()))
        .with_attribute(("source", source.as_str()))
        .with_attribute(("target", target.as_str()))
        .with_attribute(("weight", number(edge.weight).as_str()));
    during(element, days).write_inner_content(|out| values(out, &edge_values(edge)))?;
    Ok(())
}

/// Declares the attributes of nodes or edges; the id of one is its name.
fn declare(out: &mut Writer<Vec<u8>>, class: &str, attributes: &[Attribute]) -> io::Result<()> {
    let declared = out
        .create_element("attributes")
        .with_attribute(("class", class))
        .with_attribute(("mode", "static"));
    declared.write_inner_content(|out| {
        for (place, (name, kind)) in attributes.iter().enumerate() {
            let kind = match kind {
                Kind::Text => "string",
                Kind::Whole => "integer",
                Kind::Number => "double",
                Kind::Flag => "boolean",
            };
            out.create_element("attribute")
                .with_attribute(("id", place.to_string().as_str()))
                .with_attribute(("title", *name))
                .with_attribute(("type", kind))
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn values(out: &mut Writer<Vec<u8>>, values: &[String]) -> io::Result<()> {
    out.create_element("attvalues").write_inner_content(|out| {
        for (place, value) in values.iter().enumerate() {
            out.create_element("attvalue")
                .with_attribute(("for", place.to_string().as_str()))
                .with_attribute(("value", fit(value).as_str()))
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The element with its days, as far as they are known.
fn during<'a>(
    mut element: ElementWriter<'a, Vec<u8>>,
    (first, last): Days,
) -> ElementWriter<'a, Vec<u8>> {
    for (name, on) in [("start", first), ("end", last)] {
        if on.is_some() {
            element = element.with_attribute((name, day(on).as_str()));
        }
    }
    element
}

fn text(out: &mut Writer<Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(words))?;
    Ok(())
}
