//! Long lists, a page at a time.

use crate::asked::Asked;
use crate::failure::Failure;
use serde::Serialize;

/// Which part of a long list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Paging {
    /// The number of the page, from 1.
    pub(crate) page: u32,
    /// How many entries a page has.
    pub(crate) size: u32,
    /// How many entries there are in all.
    pub(crate) all: usize,
}

impl Paging {
    /// The page that is asked for.
    pub(crate) fn asked(asked: &Asked, size: u32) -> Result<Paging, Failure> {
        let page = asked.value::<u32>("page", "the number of a page")?.unwrap_or(1).max(1);
        Ok(Paging { page, size, all: 0 })
    }

    /// How many entries stand before.
    pub(crate) fn offset(&self) -> u32 {
        (self.page - 1).saturating_mul(self.size)
    }

    /// How many pages there are.
    pub(crate) fn pages(&self) -> usize {
        self.all.div_ceil(self.size.max(1) as usize).max(1)
    }

    /// The number of the page before, if there is one; behind the end of the list that is its last page.
    pub(crate) fn before(&self) -> Option<u32> {
        let before = self.page.checked_sub(1).filter(|page| *page > 0)?;
        Some(before.min(self.last()))
    }

    /// The number of the last page.
    pub(crate) fn last(&self) -> u32 {
        u32::try_from(self.pages()).unwrap_or(u32::MAX)
    }

    /// Whether the list ended before this page.
    pub(crate) fn is_past_end(&self) -> bool {
        self.page > self.last()
    }

    /// The number of the next page, if there is one.
    pub(crate) fn next(&self) -> Option<u32> {
        self.page.checked_add(1).filter(|page| (*page as usize) <= self.pages())
    }

    /// The part of a list that is at hand as a whole.
    pub(crate) fn part<'a, T>(&self, list: &'a [T]) -> &'a [T] {
        let from = (self.offset() as usize).min(list.len());
        let to = from.saturating_add(self.size as usize).min(list.len());
        list.get(from..to).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_begin_with_one_and_end() {
        let check = |page, all, part: &[i32], before, next| {
            let list: Vec<i32> = (0..all).collect();
            let paging = Paging { page, size: 2, all: list.len() };
            let found = (paging.part(&list), paging.before(), paging.next());
            assert_eq!(found, (part, before, next), "{page} of {all}");
        };
        check(1, 3, &[0, 1], None, Some(2));
        check(2, 3, &[2], Some(1), None);
        check(9, 3, &[], Some(2), None);
        check(1, 0, &[], None, None);
        check(u32::MAX, 3, &[], Some(2), None);
    }
}
