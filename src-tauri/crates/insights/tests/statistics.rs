//! The statistics against a table that scipy and numpy made (`reference/make.py`), read here and
//! never recomputed.

use cairn_insights::{kendall, quantile, theil_sen, wilson};
use serde_json::Value;

const TABLE: &str = include_str!("reference/table.json");

fn rows(name: &str) -> Vec<Value> {
    let table: Value = serde_json::from_str(TABLE).expect("the table is JSON");
    table[name].as_array().expect(name).clone()
}

fn number(row: &Value, name: &str) -> f64 {
    row[name]
        .as_f64()
        .unwrap_or_else(|| panic!("{name} in {row}"))
}

fn near(ours: f64, reference: f64, row: &Value) {
    let allowed = 1e-9 * reference.abs().max(1.0);
    assert!(
        (ours - reference).abs() <= allowed,
        "{ours} for {reference} in {row}"
    );
}

fn points(row: &Value) -> Vec<(i32, f64)> {
    let list = |name: &str| row[name].as_array().expect("a list").clone();
    let days = list("days")
        .into_iter()
        .map(|d| d.as_i64().expect("a day") as i32);
    days.zip(
        list("values")
            .into_iter()
            .map(|v| v.as_f64().expect("a value")),
    )
    .collect()
}

#[test]
fn theil_sen_agrees_with_scipy() {
    let rows = rows("trend");
    assert!(rows.len() >= 200);
    for row in rows {
        let line = theil_sen(&points(&row)).expect("at least two points");
        near(line.slope, number(&row, "slope"), &row);
        near(line.intercept, number(&row, "intercept"), &row);
    }
}

#[test]
fn kendall_agrees_with_scipy() {
    for row in rows("trend") {
        let test = kendall(&points(&row));
        near(test.s as f64, number(&row, "s"), &row);
        near(test.variance, number(&row, "variance"), &row);
        near(test.z, number(&row, "z"), &row);
    }
}

#[test]
fn quartiles_agree_with_numpy() {
    let rows = rows("quartiles");
    assert!(rows.len() >= 200);
    for row in rows {
        let values: Vec<f64> = row["values"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|v| v.as_f64().expect("a value"))
            .collect();
        for (p, name) in [(0.25, "low"), (0.5, "median"), (0.75, "high")] {
            near(
                quantile(&values, p).expect("at least one value"),
                number(&row, name),
                &row,
            );
        }
    }
}

#[test]
fn wilson_agrees_with_scipy() {
    let rows = rows("wilson");
    assert!(rows.len() >= 200);
    for row in rows {
        let n = u32::try_from(row["n"].as_u64().expect("n")).expect("a small n");
        let interval = wilson(number(&row, "sum"), n).expect("at least one score");
        near(interval.lower, number(&row, "lower"), &row);
        near(interval.upper, number(&row, "upper"), &row);
    }
}
