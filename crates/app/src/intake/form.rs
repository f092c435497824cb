//! Forms of requests: sections of questions, which of them are shown, and what is still missing.
//! Answers are texts by the code of their question; `yes_no` is `yes` or `no`, dates are ISO 8601,
//! numbers and money decimals with a point, choices their code, persons their id, files the ids of
//! attachments of the request, separated by commas.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_store::fold;
use steerco_units::{Currency, parse_exact, show_scaled};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Failure, Outcome, shape::checked_name};

/// Most questions of a form.
const MOST_QUESTIONS: usize = 200;
/// Most choices of a question.
const MOST_CHOICES: usize = 200;
/// Most letters of an answer.
const MOST_LETTERS: usize = 20_000;
/// Digits that a number keeps behind the point.
const PLACES: u32 = 4;
/// Most files of an answer.
const MOST_FILES: usize = 20;

/// Answers by the code of their question.
pub type Answers = BTreeMap<String, String>;

/// A form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Form {
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// Questions under one heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// What it is about.
    #[serde(default)]
    pub help: String,
    /// Its questions, in order.
    pub questions: Vec<Question>,
    /// Shown, with all its questions, only when a question of a section above was answered so.
    pub shown_when: Option<ShownWhen>,
}

/// What an answer may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// A line.
    Text,
    /// Paragraphs.
    LongText,
    /// A decimal with up to four digits behind the point.
    Number,
    /// An amount in the currency of the type.
    Money,
    /// A day.
    Date,
    /// One of the choices.
    Choice,
    /// Someone who can sign in.
    Person,
    /// Yes or no.
    YesNo,
    /// One or more files, attached to the request before.
    File,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Question {
    /// Stands for it in answers; made from the label when empty, and never changes.
    #[serde(default)]
    pub code: String,
    /// What is asked.
    pub label: String,
    /// What the answer may be.
    pub kind: QuestionKind,
    /// What helps to answer.
    #[serde(default)]
    pub help: String,
    /// Must be answered before a request is submitted.
    #[serde(default)]
    pub required: bool,
    /// What a choice offers.
    #[serde(default)]
    pub choices: Vec<FormChoice>,
    /// Shown only when another question was answered so.
    pub shown_when: Option<ShownWhen>,
    /// The answer is the amount asked for, by which routes of approval go; for one question of money.
    #[serde(default)]
    pub amount: bool,
}

/// One of the answers a choice offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FormChoice {
    /// Stands for it in answers; made from the label when empty.
    #[serde(default)]
    pub code: String,
    /// What people read.
    pub label: String,
}

/// When a question is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShownWhen {
    /// Code of a choice or yes-no question above it.
    pub question: String,
    /// One of these answers.
    pub is: Vec<String>,
}

/// How much of a form is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Completeness {
    /// Questions that are shown and must be answered.
    pub required: usize,
    /// Those of them that are.
    pub answered: usize,
    /// Share in whole percent, rounded down: 100 only when nothing is missing.
    pub percent: usize,
    /// Those that are not, in the order of the form.
    pub missing: Vec<Missing>,
}

/// A question that must be answered and is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Missing {
    /// Its code.
    pub code: String,
    /// What it asks.
    pub label: String,
}

impl Form {
    /// All questions, in order.
    pub(super) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The questions that are shown with these answers: those without a condition, and those whose
    /// condition is answered so by a question that is shown itself. The same goes for sections with all that
    /// is in them.
    pub(super) fn shown(&self, answers: &Answers) -> Vec<&Question> {
        let mut codes: BTreeSet<&str> = BTreeSet::new();
        let mut shown = vec![];
        let met = |codes: &BTreeSet<&str>, when: Option<&ShownWhen>| {
            when.is_none_or(|when| {
                codes.contains(when.question.as_str())
                    && answers.get(&when.question).is_some_and(|answer| when.is.contains(answer))
            })
        };
        for section in &self.sections {
            if !met(&codes, section.shown_when.as_ref()) {
                continue;
            }
            for question in &section.questions {
                if met(&codes, question.shown_when.as_ref()) {
                    codes.insert(question.code.as_str());
                    shown.push(question);
                }
            }
        }
        shown
    }

    /// What is answered of what must be.
    pub(super) fn completeness(&self, answers: &Answers) -> Completeness {
        let shown = self.shown(answers);
        let required: Vec<&&Question> = shown.iter().filter(|one| one.required).collect();
        let missing: Vec<Missing> = required
            .iter()
            .filter(|one| !answers.contains_key(&one.code))
            .map(|one| Missing { code: one.code.clone(), label: one.label.clone() })
            .collect();
        let answered = required.len() - missing.len();
        let percent = (answered * 100).checked_div(required.len()).unwrap_or(100);
        Completeness { required: required.len(), answered, percent, missing }
    }

    /// The form as people who cannot sign in get it: they are not told who there is to choose from.
    pub(super) fn for_guests(&self) -> Self {
        let mut form = self.clone();
        for section in &mut form.sections {
            section.questions.retain(|one| one.kind != QuestionKind::Person);
        }
        form.sections.retain(|section| !section.questions.is_empty());
        form
    }

    /// The amount asked for, in minor units.
    pub(super) fn amount(&self, answers: &Answers, currency: Currency) -> Option<i64> {
        let question = self.shown(answers).into_iter().find(|one| one.amount)?;
        parse_exact(answers.get(&question.code)?, currency.digits()).ok()
    }

    /// The files that are answers.
    pub(super) fn files(&self, answers: &Answers) -> Vec<Uuid> {
        let asked = self.questions().filter(|one| one.kind == QuestionKind::File);
        let given = asked.filter_map(|one| answers.get(&one.code));
        given.flat_map(|answer| answer.split(',').filter_map(|id| id.parse().ok())).collect()
    }

    /// The answers without a file; an answer without files is none.
    pub(super) fn without_file(&self, answers: &Answers, file: Uuid) -> Answers {
        let mut left = answers.clone();
        for question in self.questions().filter(|one| one.kind == QuestionKind::File) {
            let Some(answer) = answers.get(&question.code) else { continue };
            let ids = answer.split(',').filter_map(|id| id.parse().ok()).filter(|id| *id != file);
            match joined(ids) {
                none if none.is_empty() => left.remove(&question.code),
                some => left.insert(question.code.clone(), some),
            };
        }
        left
    }

    /// What the answers say in words, for finding requests alike.
    pub(super) fn prose(&self, answers: &Answers) -> String {
        let text =
            |one: &&Question| matches!(one.kind, QuestionKind::Text | QuestionKind::LongText);
        let questions = self.questions().filter(text);
        let texts: Vec<&str> =
            questions.filter_map(|one| answers.get(&one.code).map(String::as_str)).collect();
        texts.join("\n")
    }
}

fn bad(text: String) -> Failure {
    Failure::field("request_type.bad_form", "form", text)
}

/// A name as a code: `Needed by (latest)` is `needed_by_latest`; numbered when it is taken.
fn code_for(label: &str, taken: &BTreeSet<String>) -> String {
    let plain = fold(label);
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let base: String = words.join("_").chars().take(40).collect();
    let base = if base.is_empty() { "question".to_owned() } else { base };
    let numbered = (2..).map(|number| format!("{base}_{number}"));
    let mut free = std::iter::once(base.clone()).chain(numbered);
    free.find(|code| !taken.contains(code)).unwrap_or(base)
}

/// A form as it is to be kept: every question has a code, and conditions speak of questions above.
pub(super) fn checked_form(form: &Form) -> Outcome<Form> {
    let mut kept = form.clone();
    let count = form.questions().count();
    if count == 0 || count > MOST_QUESTIONS {
        return Err(bad(format!("Ask 1 to {MOST_QUESTIONS} questions.")));
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let given: Vec<&String> =
        form.questions().map(|one| &one.code).filter(|code| !code.is_empty()).collect();
    for code in given {
        if !taken.insert(code.clone()) {
            return Err(bad(format!("Two questions have the code {code}.")));
        }
    }
    let mut above: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut amounts = 0;
    for section in &mut kept.sections {
        section.title = checked_name("form", &section.title)
            .map_err(|_| bad("Give every section a heading.".into()))?;
        check_condition(&above, section.shown_when.as_ref(), &section.title)?;
        for question in &mut section.questions {
            question.label = checked_name("form", &question.label).map_err(|_| {
                bad(format!("Write every question of the section “{}”.", section.title))
            })?;
            if question.code.is_empty() {
                question.code = code_for(&question.label, &taken);
                taken.insert(question.code.clone());
            }
            check_choices(question)?;
            if question.amount && question.kind != QuestionKind::Money {
                return Err(bad(format!(
                    "“{}” cannot be the amount asked for: it does not ask for money.",
                    question.label
                )));
            }
            amounts += usize::from(question.amount);
            check_condition(&above, question.shown_when.as_ref(), &question.label)?;
            match question.kind {
                QuestionKind::Choice => {
                    let codes = question.choices.iter().map(|choice| choice.code.clone());
                    above.insert(question.code.clone(), codes.collect());
                }
                QuestionKind::YesNo => {
                    above.insert(question.code.clone(), vec!["yes".into(), "no".into()]);
                }
                _ => {}
            }
        }
    }
    if amounts > 1 {
        return Err(bad("Only one question can ask for the amount.".into()));
    }
    Ok(kept)
}

/// Refuses a condition that speaks of no choice or yes-no question above, or of an answer it does not have.
fn check_condition(
    above: &BTreeMap<String, Vec<String>>,
    when: Option<&ShownWhen>,
    what: &str,
) -> Outcome<()> {
    let Some(when) = when else { return Ok(()) };
    let answers = above.get(&when.question).ok_or_else(|| {
        bad(format!(
            "“{what}” is shown by an answer to a choice or yes-no question above it: choose one of \
             these."
        ))
    })?;
    if when.is.is_empty() || !when.is.iter().all(|answer| answers.contains(answer)) {
        return Err(bad(format!("“{what}” is shown by an answer that cannot be given.")));
    }
    Ok(())
}

fn check_choices(question: &mut Question) -> Outcome<()> {
    if question.kind != QuestionKind::Choice {
        question.choices.clear();
        return Ok(());
    }
    if question.choices.is_empty() || question.choices.len() > MOST_CHOICES {
        return Err(bad(format!("Offer 1 to {MOST_CHOICES} answers to “{}”.", question.label)));
    }
    let (mut codes, mut labels) = (BTreeSet::new(), BTreeSet::new());
    for choice in &mut question.choices {
        choice.label = checked_name("form", &choice.label)
            .map_err(|_| bad(format!("An answer to “{}” is empty.", question.label)))?;
        if choice.code.is_empty() {
            choice.code = code_for(&choice.label, &codes);
        }
        if !codes.insert(choice.code.clone()) || !labels.insert(fold(&choice.label)) {
            let label = &question.label;
            return Err(bad(format!("“{}” is offered twice to “{label}”.", choice.label)));
        }
    }
    Ok(())
}

/// Files as an answer.
fn joined(ids: impl IntoIterator<Item = Uuid>) -> String {
    ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(",")
}

/// The answers as they are to be kept: each as its question wants it, empty ones left out. Answers
/// to questions that are not shown are kept until the request is submitted.
pub(super) fn checked_answers(
    form: &Form,
    answers: &Answers,
    currency: Currency,
) -> Outcome<Answers> {
    let mut kept = Answers::new();
    for (code, answer) in answers {
        let question = form.questions().find(|one| one.code == *code).ok_or_else(|| {
            let text = format!("The form has no question {code}. Reload the page.");
            Failure::field("request.unknown_question", code, text)
        })?;
        let answer = answer.trim();
        if !answer.is_empty() {
            kept.insert(code.clone(), checked_answer(question, answer, currency)?);
        }
    }
    Ok(kept)
}

fn checked_answer(question: &Question, answer: &str, currency: Currency) -> Outcome<String> {
    let no = |text: String| {
        Err(Failure::field(
            "request.bad_answer",
            &question.code,
            format!("“{}”: {text}", question.label),
        ))
    };
    if answer.chars().count() > MOST_LETTERS {
        return no(format!("use at most {MOST_LETTERS} letters."));
    }
    match question.kind {
        QuestionKind::Text if answer.contains('\n') => no("write it on one line.".into()),
        QuestionKind::Text | QuestionKind::LongText => Ok(answer.to_owned()),
        QuestionKind::Number => match parse_exact(answer, PLACES) {
            Ok(number) => Ok(show_scaled(number, PLACES)),
            Err(_) => no(format!("give a number such as 12.5, not “{answer}”.")),
        },
        QuestionKind::Money => match parse_exact(answer, currency.digits()) {
            Ok(minor) if minor >= 0 => Ok(show_scaled(minor, currency.digits())),
            Ok(_) => no("give an amount of nothing or more.".into()),
            Err(_) => no(format!("give an amount in {currency} such as 1250.75.")),
        },
        QuestionKind::Date => match answer.parse::<Date>() {
            Ok(day) => Ok(day.to_string()),
            Err(_) => no("give a day such as 2026-12-21.".into()),
        },
        QuestionKind::Choice => {
            if question.choices.iter().any(|choice| choice.code == answer) {
                return Ok(answer.to_owned());
            }
            let labels: Vec<&str> =
                question.choices.iter().map(|choice| choice.label.as_str()).collect();
            no(format!("choose one of {}.", labels.join(", ")))
        }
        QuestionKind::Person => match answer.parse::<Uuid>() {
            Ok(id) => Ok(id.to_string()),
            Err(_) => no("choose a person.".into()),
        },
        QuestionKind::YesNo if matches!(answer, "yes" | "no") => Ok(answer.to_owned()),
        QuestionKind::YesNo => no("answer yes or no.".into()),
        QuestionKind::File => {
            let ids: Result<BTreeSet<Uuid>, _> = answer.split(',').map(str::parse).collect();
            match ids {
                Ok(ids) if ids.len() <= MOST_FILES => Ok(joined(ids)),
                Ok(_) => no(format!("attach at most {MOST_FILES} files.")),
                Err(_) => no("attach the files to the request, and give their ids.".into()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use serde_json::json;

    use super::*;

    fn form() -> Form {
        let form = json!({"sections": [{"title": "Why", "questions": [
            {"label": "What is it for?", "kind": "long_text", "required": true},
            {"label": "Is it required by law?", "kind": "yes_no", "required": true, "code": "law"},
            {"label": "Which law?", "kind": "choice", "required": true, "code": "which",
             "choices": [{"label": "Water Act"}, {"label": "Other"}],
             "shown_when": {"question": "law", "is": ["yes"]}},
            {"label": "Name it", "kind": "text", "required": true, "code": "named",
             "shown_when": {"question": "which", "is": ["other"]}},
            {"label": "Cost", "kind": "money", "amount": true},
        ]}]});
        checked_form(&serde_json::from_value(form).unwrap()).unwrap()
    }

    fn answers(list: &[(&str, &str)]) -> Answers {
        list.iter().map(|(code, answer)| ((*code).to_owned(), (*answer).to_owned())).collect()
    }

    fn missing(list: &[(&str, &str)]) -> (usize, Vec<String>) {
        let found = form().completeness(&answers(list));
        (found.percent, found.missing.into_iter().map(|one| one.code).collect())
    }

    #[test]
    fn only_what_is_shown_is_missing() {
        assert_eq!(missing(&[]), (0, vec!["what_is_it_for".into(), "law".into()]));
        let no = [("what_is_it_for", "Flow"), ("law", "no")];
        assert_eq!(missing(&no), (100, vec![]));
        let yes = [("what_is_it_for", "Flow"), ("law", "yes")];
        assert_eq!(missing(&yes), (66, vec!["which".into()]));
        let other = [("what_is_it_for", "Flow"), ("law", "yes"), ("which", "other")];
        assert_eq!(missing(&other), (75, vec!["named".into()]));
        // What hangs on a question that is not shown any more is not shown either.
        let hidden = [("what_is_it_for", "Flow"), ("law", "no"), ("which", "other")];
        assert_eq!(missing(&hidden), (100, vec![]));
    }

    #[test]
    fn a_section_is_shown_by_an_answer_above_it_with_what_hangs_on_its_questions() {
        let mut form = form();
        let inside: Question = serde_json::from_value(serde_json::json!(
            {"code": "fee", "label": "Fee?", "kind": "yes_no", "required": true}
        ))
        .unwrap();
        let mut later = Section { title: "The law".into(), ..Section::default() };
        later.questions = vec![inside.clone()];
        later.shown_when = Some(ShownWhen { question: "law".into(), is: vec!["yes".into()] });
        let mut below = Section { title: "The fee".into(), ..Section::default() };
        below.questions = vec![Question { code: "how_much".into(), ..inside }];
        below.shown_when = Some(ShownWhen { question: "fee".into(), is: vec!["yes".into()] });
        form.sections.extend([later, below]);
        assert!(checked_form(&form).is_ok());
        let shown = |list: &[(&str, &str)]| form.shown(&answers(list)).len();
        let hidden = shown(&[("law", "no"), ("fee", "yes")]);
        assert_eq!(shown(&[("law", "yes"), ("which", "x"), ("fee", "no")]), hidden + 2);
        assert_eq!(shown(&[("law", "yes"), ("which", "x"), ("fee", "yes")]), hidden + 3);
        // What is below cannot show what is above, nor a section itself.
        form.sections[1].shown_when =
            Some(ShownWhen { question: "fee".into(), is: vec!["yes".into()] });
        assert!(checked_form(&form).is_err());
    }

    #[test]
    fn answers_are_kept_as_their_question_wants_them() {
        let check = |code: &str, answer: &str| {
            let kept = checked_answers(&form(), &answers(&[(code, answer)]), Currency::EUR);
            kept.map(|kept| kept.get(code).cloned())
        };
        assert_eq!(check("cost", " 1250.50 ").unwrap(), Some("1250.5".into()));
        assert_eq!(check("which", "").unwrap(), None);
        assert_eq!(check("law", "yes").unwrap(), Some("yes".into()));
        for (code, answer) in [
            ("cost", "-1"),
            ("cost", "1.005"),
            ("cost", "much"),
            ("which", "nothing"),
            ("law", "x"),
            ("no", "1"),
        ] {
            assert!(check(code, answer).is_err(), "{code} {answer}");
        }
        let amount = form().amount(&answers(&[("cost", "1250.5")]), Currency::EUR);
        assert_eq!(amount, Some(125_050));
    }

    #[test]
    fn forms_that_cannot_be_filled_are_refused() {
        let refused = |change: &dyn Fn(&mut Question)| {
            let mut form = form();
            change(form.sections.first_mut().unwrap().questions.get_mut(2).unwrap());
            checked_form(&form).is_err()
        };
        assert!(!refused(&|_| {}));
        assert!(refused(&|one| one.choices.clear()));
        assert!(refused(&|one| one.amount = true));
        assert!(refused(&|one| one.label = " ".into()));
        assert!(refused(&|one| one.code = "law".into()));
        let below = ShownWhen { question: "named".into(), is: vec!["x".into()] };
        assert!(refused(&|one| one.shown_when = Some(below.clone())));
        let never = ShownWhen { question: "law".into(), is: vec!["maybe".into()] };
        assert!(refused(&|one| one.shown_when = Some(never.clone())));
    }
}
