//! A node's own colour: whether text in it can be read on every background of the pages (WCAG 2.2, 1.4.3), and the
//! nearest one in which it can. Pure.

use std::fmt;

use crate::error::Problem;

/// The least contrast of text.
const LEAST: f64 = 4.5;
/// What stands behind text in light and in dark, as the stylesheet has it: page, card, sunk, and the soft shades of good,
/// warn, bad, note and plum, on which links stand, too.
const LIGHT: [u32; 8] =
    [0xf4_f6f5, 0xff_ffff, 0xed_f1f0, 0xe4_f3ea, 0xfd_f1d8, 0xfb_e9e9, 0xe8_eef9, 0xf4_eaf6];
const DARK: [u32; 8] =
    [0x11_181b, 0x18_2126, 0x1f_2a30, 0x17_3127, 0x35_2a14, 0x3a_1e20, 0x1c_2940, 0x33_223a];
/// Text that stands on the colour in dark; in light it is white.
const ON_DARK: Colour = Colour(0x08, 0x27, 0x2a);

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(u8, u8, u8);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// For which of the two schemes a colour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(field: &'static str, raw: &str) -> Result<Colour, Problem> {
        let digits = raw.trim().strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii());
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some(number) = number else { return Err(Problem::new(field, "colour")) };
        Ok(Colour::of(number))
    }

    fn of(number: u32) -> Colour {
        let [_, red, green, blue] = number.to_be_bytes();
        Colour(red, green, blue)
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// How far two colours stand apart, 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }

    /// So many hundredths of the way to another colour.
    fn towards(self, other: Colour, hundredths: u16) -> Colour {
        let mix = |from: u8, to: u8| {
            let sum = u32::from(from) * u32::from(100 - hundredths) + u32::from(to) * u32::from(hundredths);
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Colour(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// The least contrast that it has on any page of a scheme, on its own soft shade, and with what is written on it.
    pub fn least(self, scheme: Scheme) -> f64 {
        let (behind, soft, on) = match scheme {
            Scheme::Light => (LIGHT, Colour(0xff, 0xff, 0xff).towards(self, 10), Colour(0xff, 0xff, 0xff)),
            Scheme::Dark => (DARK, Colour(0x18, 0x21, 0x26).towards(self, 16), ON_DARK),
        };
        behind
            .map(Colour::of)
            .into_iter()
            .chain([soft, on])
            .map(|other| self.contrast(other))
            .fold(f64::MAX, f64::min)
    }

    /// The nearest colour, darker in light and lighter in dark, that can be read everywhere: itself, if it can.
    pub fn readable(self, scheme: Scheme) -> Colour {
        let end = match scheme {
            Scheme::Light => Colour(0, 0, 0),
            Scheme::Dark => Colour(0xff, 0xff, 0xff),
        };
        let found = (0..=100).map(|step| self.towards(end, step)).find(|c| c.least(scheme) >= LEAST);
        found.unwrap_or(end)
    }

    /// The colour, if it can be read everywhere in a scheme.
    ///
    /// # Errors
    /// It cannot: the detail is the nearest that can.
    pub fn checked(self, field: &'static str, scheme: Scheme) -> Result<Colour, Problem> {
        let near = self.readable(scheme);
        if near == self { Ok(self) } else { Err(Problem::with(field, "colour-weak", near)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse("accent", text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, ratio) in [
            ("#000000", "#ffffff", 21.0),
            ("#777777", "#ffffff", 4.478),
            ("#767676", "#ffffff", 4.542),
            ("#0b5d63", "#ffffff", 7.608),
            ("#ffffff", "#ffffff", 1.0),
        ] {
            let found = colour(one).contrast(colour(other));
            assert!((found - ratio).abs() < 0.01, "{one} on {other}: {found}");
        }
    }

    #[test]
    fn the_colours_of_the_stylesheet_pass_and_stay() {
        assert_eq!(colour("#0b5d63").checked("accent", Scheme::Light), Ok(colour("#0b5d63")));
        assert_eq!(colour("#74cdd0").checked("accent", Scheme::Dark), Ok(colour("#74cdd0")));
    }

    #[test]
    fn a_weak_colour_is_refused_with_one_that_passes() {
        for (text, scheme) in [
            ("#ffcc00", Scheme::Light),
            ("#888888", Scheme::Light),
            ("#ffffff", Scheme::Light),
            ("#000080", Scheme::Dark),
            ("#000000", Scheme::Dark),
        ] {
            let problem = colour(text).checked("accent", scheme).unwrap_err();
            assert_eq!(problem.code, "colour-weak");
            let near = colour(&problem.detail);
            assert!(near.least(scheme) >= LEAST, "{text} to {near}");
            assert_eq!(near.checked("accent", scheme), Ok(near), "what is offered is taken");
        }
    }

    #[test]
    fn every_colour_has_a_readable_one_in_both_schemes() {
        for number in (0..0x0100_0000_u32).step_by(0x01_0307) {
            let [_, r, g, b] = number.to_be_bytes();
            for scheme in [Scheme::Light, Scheme::Dark] {
                assert!(Colour(r, g, b).readable(scheme).least(scheme) >= LEAST);
            }
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "0b5d63", "#0b5d6", "#0b5d633", "red", "#gggggg", "#+1+1+1", "url(x)"] {
            assert!(Colour::parse("accent", text).is_err(), "{text}");
        }
    }
}
