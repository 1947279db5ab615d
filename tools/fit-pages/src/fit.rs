//! Which cases teach which model.

use latchkey::{
    model::{Evidence, Model},
    page::Recognizer,
};

use fit_pages::logistic::{self, Case};

use crate::example::Example;

/// How strongly each model is drawn to what was written down.
const KIND_PULL: f64 = 1.0;
const PASSWORD_PULL: f64 = 0.6;
const REMEMBER_PULL: f64 = 1.0;
/// Parts for judging the kinds that the password model learns from: it meets kinds of forms never seen before, so it
/// must not learn from kinds that were learned by heart.
const INNER_FOLDS: u64 = 5;

/// The models fitted on the examples; those that the examples say nothing about are as shipped.
pub(crate) fn fit(examples: &[&Example]) -> anyhow::Result<Recognizer> {
    let mut recognizer = Recognizer::shipped();
    let prior: Model = include_str!("../prior/kind.tsv").parse()?;
    recognizer.kind = fit_kinds(&prior, &recognizer, examples);
    let mut passwords = Vec::new();
    for fold in 0..INNER_FOLDS {
        let (inside, outside): (Vec<&Example>, Vec<&Example>) = examples
            .iter()
            .copied()
            .partition(|example| example.fold(FOLDS_APART * INNER_FOLDS) % INNER_FOLDS == fold);
        let mut judge = recognizer.clone();
        judge.kind = fit_kinds(&prior, &judge, &outside);
        passwords.extend(password_cases(&judge, &inside));
    }
    recognizer.new_password = fit_one(
        include_str!("../prior/new_password.tsv"),
        &passwords,
        PASSWORD_PULL,
    )?;
    recognizer.remember_me = fit_one(
        include_str!("../prior/remember_me.tsv"),
        &box_cases(&recognizer, examples),
        REMEMBER_PULL,
    )?;
    Ok(recognizer)
}

/// Makes the inner parts cut across the outer ones.
const FOLDS_APART: u64 = 7;

fn fit_kinds(prior: &Model, recognizer: &Recognizer, examples: &[&Example]) -> Model {
    let mut known = Vec::new();
    for example in examples {
        let kinds = example.kinds();
        for form in &example.facts.forms {
            let class = kinds
                .get(&form.handle)
                .and_then(|kind| prior.classes().iter().position(|class| class == kind));
            if let Some(class) = class {
                known.push((recognizer.evidence(&example.facts, form).kind, class));
            }
        }
    }
    let cases: Vec<_> = known
        .iter()
        .map(|(evidence, class)| Case {
            evidence,
            class: *class,
            weight: 1.0,
        })
        .collect();
    logistic::fit(prior, &cases, KIND_PULL)
}

fn fit_one(prior: &str, known: &[(Evidence, bool)], pull: f64) -> anyhow::Result<Model> {
    let cases: Vec<_> = known
        .iter()
        .map(|(evidence, yes)| Case {
            evidence,
            class: usize::from(!yes),
            weight: 1.0,
        })
        .collect();
    Ok(logistic::fit(&prior.parse()?, &cases, pull))
}

/// The password fields whose role is known, and whether they are new.
fn password_cases(recognizer: &Recognizer, examples: &[&Example]) -> Vec<(Evidence, bool)> {
    let mut cases = Vec::new();
    for example in examples {
        let roles = example.roles();
        for form in &example.facts.forms {
            for (handle, evidence) in recognizer.evidence(&example.facts, form).passwords {
                match roles.get(&handle) {
                    Some(&("newPassword" | "newPasswordConfirm")) => cases.push((evidence, true)),
                    Some(&("currentPassword" | "notNewPassword")) => cases.push((evidence, false)),
                    _ => {}
                }
            }
        }
    }
    cases
}

/// The boxes whose role is known, and whether they are "remember me".
fn box_cases(recognizer: &Recognizer, examples: &[&Example]) -> Vec<(Evidence, bool)> {
    let mut cases = Vec::new();
    for example in examples {
        let roles = example.roles();
        for form in &example.facts.forms {
            for (handle, evidence) in recognizer.evidence(&example.facts, form).boxes {
                if let Some(role) = roles.get(&handle) {
                    cases.push((evidence, *role == "rememberMe"));
                }
            }
        }
    }
    cases
}
