//! What differs between two texts, word by word: what stayed, what went, what came.

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Stayed,
    Gone,
    Came,
}

/// A stretch of text with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub fate: Fate,
    pub text: String,
}

/// How many pairs of words are looked at: what is beyond is told as gone and come altogether.
const MOST: usize = 1_000_000;

/// Words with the blanks behind them.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// What differs between `old` and `new`: their longest common run of words stays.
pub fn words_of(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (words(old), words(new));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, end) = old_rest.split_at(old_rest.len() - tail);
    let (came, _) = new_rest.split_at(new_rest.len() - tail);
    let mut pieces = Vec::new();
    old.iter().take(head).for_each(|word| push(&mut pieces, Fate::Stayed, word));
    between(gone, came, &mut pieces);
    end.iter().for_each(|word| push(&mut pieces, Fate::Stayed, word));
    pieces
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, word: &str) {
    match pieces.last_mut() {
        Some(last) if last.fate == fate => last.text.push_str(word),
        _ => pieces.push(Piece { fate, text: word.to_owned() }),
    }
}

/// The middle, by the table of longest common runs.
fn between(old: &[&str], new: &[&str], pieces: &mut Vec<Piece>) {
    if old.len().saturating_mul(new.len()) > MOST {
        old.iter().for_each(|word| push(pieces, Fate::Gone, word));
        new.iter().for_each(|word| push(pieces, Fate::Came, word));
        return;
    }
    let table = runs(old, new);
    let run = |i: usize, j: usize| table.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let (mut i, mut j) = (0, 0);
    while let (Some(gone), Some(came)) = (old.get(i), new.get(j)) {
        if gone == came {
            push(pieces, Fate::Stayed, gone);
            (i, j) = (i + 1, j + 1);
        } else if run(i + 1, j) >= run(i, j + 1) {
            push(pieces, Fate::Gone, gone);
            i += 1;
        } else {
            push(pieces, Fate::Came, came);
            j += 1;
        }
    }
    old.iter().skip(i).for_each(|word| push(pieces, Fate::Gone, word));
    new.iter().skip(j).for_each(|word| push(pieces, Fate::Came, word));
}

/// How many words the rests from each pair of places on have in common, in order.
fn runs(old: &[&str], new: &[&str]) -> Vec<Vec<u32>> {
    let mut below = vec![0; new.len() + 1];
    let mut table = vec![below.clone()];
    for gone in old.iter().rev() {
        let mut row = vec![0; new.len() + 1];
        let mut right = 0;
        for (j, came) in new.iter().enumerate().rev() {
            let at = |row: &[u32], place: usize| row.get(place).copied().unwrap_or(0);
            right = if gone == came { at(&below, j + 1) + 1 } else { at(&below, j).max(right) };
            if let Some(cell) = row.get_mut(j) {
                *cell = right;
            }
        }
        below.clone_from(&row);
        table.push(row);
    }
    table.reverse();
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        let mark = |p: &Piece| match p.fate {
            Fate::Stayed => p.text.clone(),
            Fate::Gone => format!("[-{}]", p.text),
            Fate::Came => format!("[+{}]", p.text),
        };
        words_of(old, new).iter().map(mark).collect()
    }

    #[test]
    fn what_stayed_went_and_came_is_told_word_by_word() {
        for (old, new, expected) in [
            ("a b c", "a b c", "a b c"),
            ("use foam daily", "use gauze daily", "use [-foam ][+gauze ]daily"),
            ("a b c d", "a x c d e", "a [-b ][+x ]c [-d][+d e]"),
            ("", "new", "[+new]"),
            ("old\nlines", "", "[-old\nlines]"),
            ("a x b y c", "a b c", "a [-x ]b [-y ]c"),
        ] {
            assert_eq!(told(old, new), expected);
        }
    }

    #[test]
    fn texts_without_end_are_told_whole_and_nothing_of_them_is_lost() {
        let (old, new) = ("a ".repeat(2_000), "b ".repeat(2_000));
        let pieces = words_of(&old, &new);
        assert_eq!(pieces.len(), 2);
        assert_eq!((pieces[0].text.clone(), pieces[1].text.clone()), (old, new));
    }
}
