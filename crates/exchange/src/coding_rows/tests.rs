use super::*;

/// What a table holds: its positions as "actor issue stance evidence", and its notes.
fn read_table(table: &str) -> Result<(Vec<String>, Vec<String>), ExchangeError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.csv");
    std::fs::write(&file, table).unwrap();
    let imported = read(None, &file)?;
    let told = imported.articles.iter().flat_map(|it| {
        it.positions.iter().map(|coded| {
            let coding = &coded.coding;
            let [start, end] = coding.evidence;
            let words = CodePoints::of(&it.article.text).span(start, end).of(&it.article.text);
            format!("{:?} {} {:?} {words}", coding.actor, coding.issue, coding.stance)
        })
    });
    Ok((told.collect(), imported.notes))
}

#[test]
fn tables_are_read_as_spreadsheets_write_them() {
    for mark in [",", ";", "\t"] {
        let table = "\u{feff}Text|Actor|Issue|Stance|Evidence|As of\n\
            \"é Bo, \"\"he\"\", agrees.\"|Bo|Free tea!|YES|agrees|2025-02\n\
            \"é Bo, \"\"he\"\", agrees.\"|Cy|free-tea|0|é|\n";
        let (told, notes) = read_table(&table.replace('|', mark)).unwrap();
        assert_eq!(
            told,
            ["Name(\"Bo\") free-tea For agrees", "Name(\"Cy\") free-tea Against é"],
            "{mark:?}"
        );
        assert_eq!(notes, Vec::<String>::new());
    }
}

#[test]
fn what_spreadsheets_do_to_tables_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.csv");
    std::fs::write(
        &file,
        b"text,actor,issue,stance,evidence\nZo\xeb agrees.,Zo\xeb,Tea,yes,Zo\xeb agrees\n",
    )
    .unwrap();
    let imported = read(None, &file).unwrap();
    assert_eq!(imported.codings(), 1, "{imported:?}");
    assert!(imported.notes[0].contains("it was read as windows-1252"), "{:?}", imported.notes);
    let heading = "text,actor,issue,stance,evidence";
    let (told, notes) =
        read_table(&format!("{heading}\nBo agrees.,Bo,Tea,yes,agrees,if asked\n")).unwrap();
    assert_eq!((told.len(), notes.len()), (1, 1), "{notes:?}");
    let rows = "Bo agrees.,Bo,Tea,yes,\"agrees\nCy agrees.,Cy,Tea,yes,\"agrees\"\n";
    let error = read_table(&format!("{heading}\n{rows}")).unwrap_err().to_string();
    assert!(
        error.contains("in line 2 has no end") || error.contains("in line 3 has no end"),
        "{error}"
    );
    assert!(read_table(&format!("{heading}\nA 5\" pipe,Bo,Tea,yes,pipe\n")).is_ok());
}

#[test]
fn rows_that_say_too_little_are_told() {
    let (told, notes) = read_table(
        "text,actor,issue,stance,evidence\nBo agrees.,,Tea,yes,agrees\nBo agrees.,Bo,Tea,perhaps,agrees\n\
         Bo agrees.,Bo,Tea,yes,refuses\n,Bo,Tea,yes,agrees\nBo agrees.,Bo,Tea\n",
    )
    .unwrap();
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(
        notes,
        [
            "row 2: left out, since it has no actor",
            "row 3: left out, since its stance “perhaps” is none of for, against, undecided and reject",
            "row 4: left out, since the text has no such words as its evidence “refuses”",
            "row 5: left out, since it has neither text nor location",
            "row 6: left out, since it has no evidence",
        ]
    );
    let (told, notes) = read_table(
        "text,actor,issue,stance,evidence,conditon,condition,published\n\
         Bo agrees.,Bo,Tea,yes,agrees,if,if it rains,05/01/2025\n",
    )
    .unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(
        notes,
        [
            "the column “conditon” was left out: no column is called so",
            "row 2: the condition “if it rains” was left out: the text has no such words",
            "row 2: the day “05/01/2025” was left out: YYYY-MM-DD is read",
        ]
    );
    assert!(read_table("").is_err() && read_table("actor,issue\n").is_err());
}

#[test]
fn a_row_that_says_where_its_words_are_is_believed_if_they_are_there() {
    let holders = |start: usize| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("positions.csv");
        let table = format!(
            "text,actor,issue,stance,evidence,holder,holder_start,holder_end\n\
             é Bo said Bo agrees.,Bo,tea,for,Bo said Bo agrees,Bo,{start},{}\n",
            start + 2
        );
        std::fs::write(&file, table).unwrap();
        read(None, &file).unwrap().articles[0].positions[0].coding.holder
    };
    assert_eq!(holders(10), Some([10, 12]));
    assert_eq!(holders(11), Some([2, 4]), "other words stand there");
    assert_eq!(holders(usize::MAX - 2), Some([2, 4]));
}
