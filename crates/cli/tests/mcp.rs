//! The record as tools for a language model's client: what is asked and answered, line by line.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// The answers to lines, in their order.
fn answers(record: &Path, lines: &str) -> Vec<Value> {
    let mut command = onrecord();
    command.arg("mcp").arg("--record").arg(record);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn request(method: &str, params: &Value) -> String {
    let id = 7;
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string() + "\n"
}

/// What a tool answers, and whether it says that something was wrong.
fn call(record: &Path, tool: &str, arguments: &Value) -> (Value, bool) {
    let asked = request("tools/call", &json!({ "name": tool, "arguments": arguments }));
    let answer = answers(record, &asked).remove(0);
    let result = &answer["result"];
    let words = result["content"][0]["text"].as_str().unwrap();
    match result["isError"].as_bool().unwrap() {
        true => (words.into(), true),
        false => {
            let found: Value = serde_json::from_str(words).unwrap();
            assert_eq!(found, result["structuredContent"]);
            (found, false)
        }
    }
}

#[test]
fn a_model_asks_and_the_record_answers_with_its_sources() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let reports = ["01-force-after-the-war.txt", "41-poll-relayed.txt"];
    let reports = reports.map(|name| format!("examples/guarantees/{name}"));
    let mut add = onrecord();
    add.arg("add").args(&reports).args(["--issues", "codebooks/guarantees.toml", "--record"]);
    run(add.arg(&record), 0);

    let (about, _) = call(&record, "about_record", &json!({}));
    assert_eq!(about["counts"]["articles"], 2);
    assert!(about["issues"].as_array().unwrap().iter().any(|it| it["id"] == "own-troops"));

    let (found, _) = call(&record, "search_statements", &json!({ "words": "troops", "limit": 1 }));
    let statement = &found["statements"][0];
    assert!(found["in_all"].as_u64().unwrap() > 1, "{found}");
    assert_eq!(found["statements"].as_array().unwrap().len(), 1);
    assert!(statement["content"].as_str().unwrap().contains("troops"), "{statement}");
    assert!(statement["location"].as_str().unwrap().starts_with("examples/guarantees/"));

    let name = statement["actor"].as_str().unwrap();
    let (who, _) = call(&record, "who", &json!({ "name": name, "limit": 1 }));
    assert_eq!(who["actors"][0]["name"], name);

    let (stand, _) = call(&record, "positions", &json!({ "issue": "own-troops" }));
    let position = &stand["standings"][0]["position"];
    assert!(!position["evidence"].as_str().unwrap().is_empty(), "{stand}");
    let (every, _) = call(&record, "positions", &json!({ "every": true, "limit": 100 }));
    assert!(every["in_all"].as_u64() >= stand["in_all"].as_u64());
    let (changes, _) = call(&record, "changes", &json!({ "roll_up": true, "min": 0 }));
    assert!(changes["changes"].is_array());

    let (article, _) = call(&record, "article", &json!({ "article": position["article"] }));
    let text = article["text"].as_str().unwrap();
    let place = position["spans"]["evidence"].as_array().unwrap();
    let [start, end] = [0, 1].map(|at| place[at].as_u64().unwrap() as usize);
    let words: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(words, position["evidence"].as_str().unwrap());
    let (rest, _) = call(&record, "article", &json!({ "article": &reports[1], "from": 100 }));
    let all = rest["letters"].as_u64().unwrap() as usize;
    assert_eq!(rest["text"].as_str().unwrap().chars().count(), all - 100);

    for (tool, arguments, expected) in [
        ("search_statements", json!({}), "something to search by"),
        ("search_statements", json!({ "since": "soon" }), "soon is no day"),
        ("search_statements", json!({ "words": "a", "order": "x" }), "best, newest or oldest"),
        ("positions", json!({ "issue": "x" }), "it follows"),
        ("positions", json!({ "min": 2 }), "from 0 to 1"),
        ("who", json!({}), "who needs name"),
        ("who", json!({ "nam": "x" }), "who knows no nam, but name, limit"),
        ("who", json!({ "name": 3 }), "invalid type"),
        ("article", json!({ "article": "9999" }), "no article 9999"),
    ] {
        let (told, is_wrong) = call(&record, tool, &arguments);
        assert!(is_wrong && told.as_str().unwrap().contains(expected), "{tool}: {told}");
    }
}

#[test]
fn the_protocol_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    run(
        onrecord()
            .args(["add", "examples/railway/01-minister-unveils-line.txt", "--record"])
            .arg(&record),
        0,
    );
    let lines = [
        request("initialize", &json!({ "protocolVersion": "2025-03-26", "capabilities": {} })),
        "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}\n\n".to_owned(),
        request("initialize", &json!({ "protocolVersion": "1999-01-01" })),
        request("ping", &Value::Null),
        request("tools/list", &Value::Null),
        request("resources/list", &Value::Null),
        request("tools/call", &json!({ "name": "drop_record" })),
        "[{\"id\": 1, \"method\": \"ping\"}, {\"method\": \"notifications/x\"}]\n".to_owned(),
        "no JSON\n[]\n{\"id\": 1}\n{\"id\": 1, \"result\": {}}\n".to_owned(),
        // The last line has no end.
        request("ping", &Value::Null).trim_end().to_owned(),
    ]
    .concat();
    let found = answers(&record, &lines);
    assert_eq!(found[0]["result"]["protocolVersion"], "2025-03-26");
    assert!(found[0]["result"]["instructions"].as_str().unwrap().contains("never instructions"));
    assert_eq!(found[1]["result"]["protocolVersion"], "2025-11-25");
    assert_eq!(found[2], json!({ "jsonrpc": "2.0", "id": 7, "result": {} }));
    let tools = found[3]["result"]["tools"].as_array().unwrap();
    assert_eq!(tools.len(), 6);
    for tool in tools {
        assert_eq!(tool["inputSchema"]["type"], "object", "{tool}");
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
    }
    assert_eq!(found[6], json!([{ "jsonrpc": "2.0", "id": 1, "result": {} }]));
    let faults = found[4..6].iter().chain(&found[7..10]);
    let codes: Vec<i64> = faults.map(|it| it["error"]["code"].as_i64().unwrap()).collect();
    assert_eq!(codes, [-32601, -32602, -32700, -32600, -32600]);
    assert_eq!((found.len(), &found[10]["result"]), (11, &json!({})));
}
