//! Local only.
use super::*;
use std::io::Write;
#[test]
#[ignore]
fn survey() {
    let bytes = std::fs::read(std::env::var("SURVEY").unwrap()).unwrap();
    let mut out = std::fs::File::create(std::env::var("SURVEY_OUT").unwrap()).unwrap();
    let mut at = 0;
    let line = |at: &mut usize| {
        let end = bytes[*at..].iter().position(|b| *b == b'\n').unwrap() + *at;
        let l = std::str::from_utf8(&bytes[*at..end]).unwrap().to_owned();
        *at = end + 1;
        l
    };
    let (mut n, mut took) = (0, std::time::Duration::ZERO);
    while at < bytes.len() {
        let head = line(&mut at);
        let mut h = head.split(' ');
        let date: NaiveDate = h.next().unwrap().parse().unwrap();
        let len: usize = h.next().unwrap().parse().unwrap();
        let count: usize = h.next().unwrap().parse().unwrap();
        let text = std::str::from_utf8(&bytes[at..at + len]).unwrap();
        at += len + 1;
        let layout = Layout::of(text);
        for _ in 0..count {
            let l = line(&mut at);
            let parts: Vec<Vec<Span>> = l
                .split(';')
                .map(|p| {
                    p.split(',')
                        .filter(|s| !s.is_empty())
                        .map(|s| {
                            let (a, b) = s.split_once('-').unwrap();
                            Span::new(a.parse().unwrap(), b.parse().unwrap())
                        })
                        .collect()
                })
                .collect();
            let spans = Spans { speaker: &parts[0], cue: &parts[1], content: &parts[2] };
            let start = std::time::Instant::now();
            let (said, warning) = said_on(text, &layout, &spans, Some(date));
            took += start.elapsed();
            n += 1;
            let sentence = &layout.sentences[layout.sentence_at(parts[1][0].start)];
            let words = Words::new(text, &layout.tokens[sentence.tokens.clone()]);
            let zones = zone::zones(&layout, sentence.tokens.clone(), &spans);
            let mut i = 0;
            let mut all = 0;
            while i < sentence.tokens.len() {
                match expression::expression(words, i) {
                    Some(e) => {
                        i = e.tokens.end;
                        if zones[e.tokens.start] == Zone::Open || zones[e.tokens.start] == Zone::Cue
                        {
                            all += 1;
                        }
                    }
                    None => i += 1,
                }
            }
            if all == 0 && said.is_none() && warning.is_none() {
                continue;
            }
            let mut marks = String::new();
            let s = sentence.span;
            for (at, c) in s.of(text).char_indices() {
                let at = at as u32 + s.start;
                for (k, part) in parts.iter().enumerate() {
                    for sp in part {
                        if sp.end == at {
                            marks.push(']');
                        }
                    }
                    for sp in part {
                        if sp.start == at {
                            marks.push('[');
                            marks.push_str(["S ", "C ", "T "][k]);
                        }
                    }
                }
                marks.push(if c == '\n' { ' ' } else { c });
            }
            let verdict = match (&said, &warning) {
                (Some(s), _) => format!("{} <{}>", s.timex, s.span.of(text)),
                (_, Some(w)) => format!("! {} <{}>", w.message, w.span.of(text)),
                _ => "none".into(),
            };
            writeln!(out, "{date}\t{verdict}\t{marks}").unwrap();
        }
    }
    println!("{n} statements, {:?} each", took / n.max(1));
}
