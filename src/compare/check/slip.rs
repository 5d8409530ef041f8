//! 亿 is a hundred million. Translators, human and machine, slip by a factor of ten: 121亿 becomes "121 billion".

use crate::compare::derive::{Context, projects_of};
use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::extract::place;
use crate::model::{Article, Check, CheckKind, Claim, Currency, Qualifier, Status, Unit, format};

use super::check;

/// Yuan a project from which an average over several projects is implausible, and a tenth of it is plain. Signing
/// ceremonies of Chinese cities report some hundred million to a billion or two.
const IMPLAUSIBLE: f64 = 3e9;
/// From this many projects on an average says something.
const MANY: f64 = 10.0;
/// Languages that count in hundreds of millions themselves.
const COUNT_IN_YI: [&str; 3] = ["zh", "ja", "ko"];

/// A doubt for each sum per project that only a slip explains.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    context.own.iter().filter_map(|entry| doubt(context, entry.claim, entry.article)).collect()
}

fn doubt(context: &Context<'_, '_>, investment: &Claim, article: &Article) -> Option<Check> {
    let translated = !COUNT_IN_YI.contains(&&*investment.lang) && lies_in_china(investment.region.as_deref()?);
    if investment.unit != Unit::Money(Currency::CNY) || !translated || investment.value < 1e9 {
        return None;
    }
    let projects = projects_of(context, investment)?;
    let each = Interval::of_claim(investment).over(Interval::of_claim(projects))?.figure();
    if each.value < IMPLAUSIBLE || projects.value < MANY || !is_mixed(investment, article) {
        return None;
    }
    let shown = format::claim(investment);
    let what = format!("{shown} for {} signed projects in a text translated from Chinese", format::claim(projects));
    let in_billions = format::Scale { factor: 1e9, word: "bn", unit: "".into(), suffix: "" };
    let tenth = format::quantity(investment.value / 10.0, None, &investment.unit, Qualifier::Exact).short();
    let because = Formula::default()
        .derived(format::figure(&each, &investment.unit).short())
        .text(" a project (")
        .claim(investment, shown.short())
        .text(" ÷ ")
        .claim(projects, format::claim(projects).to_string())
        .text(format!("); {}亿 would be {tenth}, a known slip of translators", in_billions.digits(investment.value)));
    Some(check(CheckKind::Doubtful, investment, Some(investment.metric.clone()), what, because))
}

/// Whether the projects are signed and of several industries. Refineries, chip and battery plants and power bases do
/// cost several billions each, and plans name the largest projects only.
fn is_mixed(investment: &Claim, article: &Article) -> bool {
    investment.status == Status::Actual && (investment.sector.is_none() || article.sectors.len() >= 3)
}

/// Whether a region, or the first one of a group, lies in China. What the gazetteer does not know, but is reckoned in
/// yuan, is taken to.
fn lies_in_china(region: &str) -> bool {
    let mut name = region.split('–').next().unwrap_or(region).to_owned();
    for _ in 0..6 {
        if name == "China" {
            return true;
        }
        match place::by_name(&name) {
            Some(found) => match &found.parent {
                Some(parent) => name.clone_from(parent),
                None => return false,
            },
            None => return true,
        }
    }
    false
}
