//! Places in a text as DNA counts them: in UTF-16 units, as Java does.

/// A map between the code points and the UTF-16 units of a text.
pub(super) struct Units {
    /// The code points that are two units, by their place in code points, in order.
    pairs: Vec<usize>,
}

impl Units {
    /// The map of `text`.
    pub(super) fn of(text: &str) -> Units {
        let pairs = text.chars().enumerate().filter(|(_, c)| c.len_utf16() == 2);
        Units { pairs: pairs.map(|(place, _)| place).collect() }
    }

    /// The units before code point `place`.
    pub(super) fn of_point(&self, place: usize) -> usize {
        place + self.pairs.partition_point(|pair| *pair < place)
    }

    /// The code points before unit `unit`; one in the middle of a pair counts as the pair's beginning.
    pub(super) fn to_point(&self, unit: usize) -> usize {
        let begins_before = |(number, pair): (usize, &usize)| pair + number + 1 < unit;
        let before = self.pairs.iter().enumerate().take_while(|it| begins_before(*it)).count();
        let is_within = self.pairs.get(before).is_some_and(|pair| pair + before + 1 == unit);
        unit - before - usize::from(is_within)
    }
}
