//! `/actors/called`: whom a name means that is being typed, before it makes somebody new.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::page::Visit;
use crate::visible::typed;
use axum::routing::get;
use axum::{Json, Router};
use onrecord::record::Called;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/actors/called", get(show))
}

async fn show(visit: Visit, asked: Asked) -> Result<Json<Called>, Failure> {
    let name = typed(&asked.needed::<String>("name", "a name")?);
    let article: i64 = asked.value("article", "an article’s number")?.unwrap_or_default();
    Ok(Json(visit.record(move |record| Ok(record.called(article, &name)?)).await?))
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};
    use serde_json::json;

    #[test]
    fn a_slip_is_told_from_a_name_before_it_is_saved_and_said_after() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
        assert_eq!(pages.json("/actors/called.json?article=1&name=ada+pell")["is_known"], true);
        let slip = pages.json("/actors/called.json?article=1&name=Ada+Pel");
        assert_eq!(
            (&slip["is_known"], &slip["like"][0]["name"]),
            (&json!(false), &json!("Ada Pell"))
        );
        assert_eq!(pages.get("/actors/called?article=1").status, 400);
        let mut coded = json!({ "entry": { "position": 1 }, "article": 1, "position": {
            "issue": "toll", "stance": "against", "actor": "Ada Pel", "evidence": [0, 16] } });
        let said = |coded: &serde_json::Value| {
            let answer = pages.send("/review/correct.json", coded);
            assert_eq!(answer.status, 200, "{}", answer.body);
            serde_json::from_str::<serde_json::Value>(&answer.body).unwrap()["said"].clone()
        };
        assert_eq!(said(&coded), "Position corrected. Ada Pel is new in the record.");
        coded["position"]["actor"] = json!({ "name": "Hale Trust", "kind": "organisation" });
        assert_eq!(said(&coded), "Position corrected. Hale Trust is new in the record.");
        assert_eq!(pages.json("/articles/1.json")["positions"][0]["actor_kind"], "organisation");
        coded["position"]["actor"] = json!("Hale Trust");
        coded["position"]["stance"] = json!("for");
        assert_eq!(said(&coded), "Position corrected.");
    }
}
