//! Parquet: the same rows as in CSV with their types, for pandas, Arrow, DuckDB and Spark. Days are days,
//! lists are JSON, and what is unknown is null.

use crate::ExchangeError;
use crate::table::{Column, ColumnKind, Value};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::Result as ParquetResult;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use std::io::Write;
use std::sync::Arc;

/// How many rows are held at once, and lie together in the file.
const GROUP: usize = 50_000;

/// Writes rows of these columns as one Parquet file.
pub(crate) fn write<W: Write + Send>(
    out: W,
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Value>>,
) -> Result<(), ExchangeError> {
    write_all(out, columns, rows).map_err(|error| ExchangeError::unmade("parquet")(&error))
}

fn write_all<W: Write + Send>(
    out: W,
    columns: &[Column],
    mut rows: impl Iterator<Item = Vec<Value>>,
) -> ParquetResult<()> {
    let fields = columns.iter().map(field).collect::<ParquetResult<_>>()?;
    let schema = Arc::new(Type::group_type_builder("onrecord").with_fields(fields).build()?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
    loop {
        let group: Vec<Vec<Value>> = rows.by_ref().take(GROUP).collect();
        if group.is_empty() {
            break;
        }
        let mut written = file.next_row_group()?;
        for (place, (_, kind)) in columns.iter().enumerate() {
            let nothing = Value::Nothing;
            let values: Vec<&Value> =
                group.iter().map(|row| row.get(place).unwrap_or(&nothing)).collect();
            column(&mut written, *kind, &values)?;
        }
        written.close()?;
    }
    file.close()?;
    Ok(())
}

fn field((name, kind): &Column) -> ParquetResult<TypePtr> {
    let (physical, logical) = match kind {
        ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnKind::List => (Physical::BYTE_ARRAY, Some(LogicalType::Json)),
        ColumnKind::Whole => (Physical::INT64, None),
        ColumnKind::Number => (Physical::DOUBLE, None),
        ColumnKind::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let field = Type::primitive_type_builder(name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()?;
    Ok(Arc::new(field))
}

/// Writes one column of a group: the values that there are, and for each row whether there is one.
fn column<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    kind: ColumnKind,
    values: &[&Value],
) -> ParquetResult<()> {
    let Some(mut writer) = group.next_column()? else { return Ok(()) };
    let levels: Vec<i16> =
        values.iter().map(|value| i16::from(**value != Value::Nothing)).collect();
    let levels = Some(&levels[..]);
    match writer.untyped() {
        ColumnWriter::ByteArrayColumnWriter(out) => {
            let text = |value: &&Value| ByteArray::from(value.shown().into_bytes());
            let there = values.iter().filter(|value| ***value != Value::Nothing);
            out.write_batch(&there.map(text).collect::<Vec<_>>(), levels, None)?;
        }
        ColumnWriter::Int64ColumnWriter(out) => {
            let whole =
                |value: &&Value| if let Value::Whole(it) = value { Some(*it) } else { None };
            out.write_batch(&values.iter().filter_map(whole).collect::<Vec<_>>(), levels, None)?;
        }
        ColumnWriter::DoubleColumnWriter(out) => {
            let number =
                |value: &&Value| if let Value::Number(it) = value { Some(*it) } else { None };
            out.write_batch(&values.iter().filter_map(number).collect::<Vec<_>>(), levels, None)?;
        }
        ColumnWriter::Int32ColumnWriter(out) => {
            let day =
                |value: &&Value| if let Value::Day(it) = value { Some(days(*it)) } else { None };
            out.write_batch(&values.iter().filter_map(day).collect::<Vec<_>>(), levels, None)?;
        }
        _ => {
            let message = format!("no column of {kind:?} is written");
            return Err(parquet::errors::ParquetError::General(message));
        }
    }
    writer.close()
}

/// The days since the first of January 1970.
fn days(day: onrecord_text::NaiveDate) -> i32 {
    let epoch = onrecord_text::NaiveDate::default();
    i32::try_from((day - epoch).num_days()).unwrap_or_default()
}
