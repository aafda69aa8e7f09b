//! Short forms of given names: "Joe" of "Joseph".

use std::collections::HashSet;
use std::sync::LazyLock;

/// A full name a line, and before it what its bearers are called for short. English alone.
const SHORT_FORMS: &str = "\
abby abigail
al albert
al alan
alex alexander
alex alexandra
andy drew andrew
art arthur
barb barbara
becky rebecca
ben benjamin
bernie bernard
beth betty liz elizabeth
bill billy will william
bob bobby rob robert
cathy catherine
charlie chuck charles
chris christine
chris christopher
cindy cynthia
dan danny daniel
dave david
debbie deborah
dick rich rick richard
don donald
doug douglas
ed eddie ned ted edward
frank francis
fred frederick
gene eugene
geoff geoffrey
greg gregory
hank harry henry
harry harold
jack john
jake jacob
jim jimmy james
joe joseph
jon jonathan
josh joshua
judy judith
kate kathy katie katherine
ken kenneth
kim kimberly
larry laurence
larry lawrence
maggie meg peggy margaret
matt matthew
mick mike michael
mitch mitchell
nate nathan
nate nathaniel
nick nicholas
pam pamela
pat patrick
pat patty trish patricia
pete peter
phil philip
phil phillip
ray raymond
ron ronald
rudy rudolph
russ russell
sam samuel
stan stanley
steve stephen
steve steven
sue susie susan
ted theodore
terry terence
tim timothy
tom tommy thomas
vicky victoria
vince vincent
walt walter
zach zachary";

/// Whether one of two folded given names is short for the other.
pub(super) fn is_short_form(a: &str, b: &str) -> bool {
    static PAIRS: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
        let pairs = SHORT_FORMS.lines().filter_map(|line| line.rsplit_once(' '));
        pairs.flat_map(|(short, full)| short.split(' ').map(move |short| (short, full))).collect()
    });
    PAIRS.contains(&(a, b)) || PAIRS.contains(&(b, a))
}
