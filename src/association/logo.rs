//! A node's logo: whatever picture is sent is decoded within bounds and drawn anew as a small PNG, so that nothing else
//! of the file is kept or served. Pure.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use crate::error::{Error, Problem, Result};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 2 * 1024 * 1024;
/// The longest side and the most points that are decoded: a small file may claim to be a large picture.
const SIDE: u32 = 4096;
const POINTS: u64 = 8_000_000;
/// The longest side that is kept.
const KEPT: u32 = 256;
/// The most memory that decoding may take, in bytes.
const MEMORY: u64 = 64 * 1024 * 1024;

/// The picture as a PNG of at most 256 points a side.
pub fn redraw(bytes: &[u8]) -> Result<Vec<u8>> {
    if bytes.len() > LARGEST {
        return Err(Problem::with("logo", "logo-large", format!("{} MB", LARGEST / 1024 / 1024)).into());
    }
    if is_svg(bytes) {
        return Err(Error::invalid("logo", "logo-svg"));
    }
    let picture = decode(bytes)?;
    let small = if picture.width() > KEPT || picture.height() > KEPT {
        picture.thumbnail(KEPT, KEPT)
    } else {
        picture
    };
    let mut png = Cursor::new(Vec::new());
    DynamicImage::from(small.to_rgba8()).write_to(&mut png, ImageFormat::Png).map_err(Error::internal)?;
    Ok(png.into_inner())
}

/// A drawing in XML can hold scripts and links, and would have to be cleaned.
fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    text.contains("<svg") || text.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")
}

fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(Error::internal)?;
    match reader.format() {
        Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP) => Ok(reader),
        Some(_) | None => Err(Error::invalid("logo", "logo-form")),
    }
}

fn decode(bytes: &[u8]) -> Result<DynamicImage> {
    let broken = |_| Error::invalid("logo", "logo-form");
    // Read from the head of the file, before anything is decoded.
    let (width, height) = reader(bytes)?.into_dimensions().map_err(broken)?;
    let points = u64::from(width) * u64::from(height);
    if width == 0 || height == 0 || width > SIDE || height > SIDE || points > POINTS {
        return Err(Problem::with("logo", "logo-points", format!("{SIDE} × {SIDE}")).into());
    }
    let mut reader = reader(bytes)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    reader.decode().map_err(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn code(bytes: &[u8]) -> &'static str {
        match redraw(bytes) {
            Err(Error::Invalid(problems)) => problems[0].code,
            other => panic!("{:?}", other.map(|png| png.len())),
        }
    }

    #[test]
    fn three_kinds_of_pictures_become_a_small_png() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let png = redraw(&picture(900, 300, format)).unwrap();
            let drawn = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
            assert_eq!((drawn.width(), drawn.height()), (256, 85), "{format:?}");
        }
        let small = redraw(&picture(20, 30, ImageFormat::Png)).unwrap();
        let drawn = image::load_from_memory(&small).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (20, 30), "a small one is not blown up");
    }

    #[test]
    fn nothing_of_the_file_but_the_picture_is_kept() {
        let mut sent = picture(20, 20, ImageFormat::Png);
        sent.extend_from_slice(b"<script>alert(1)</script>");
        let png = redraw(&sent).unwrap();
        assert!(!png.windows(8).any(|w| w == b"<script>"));
    }

    #[test]
    fn a_small_file_that_claims_to_be_a_large_picture_is_refused_undecoded() {
        let mut bomb = picture(20, 20, ImageFormat::Png);
        // Width and height stand behind the name of the first chunk; its sum is wrong then, which is not even asked.
        bomb[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
        assert!(matches!(code(&bomb), "logo-points" | "logo-form"));
        let wide = picture(4097, 1, ImageFormat::Png);
        assert_eq!(code(&wide), "logo-points");
        assert_eq!(code(&picture(4000, 2100, ImageFormat::Png)), "logo-points");
    }

    #[test]
    fn what_is_no_such_picture_is_refused_with_its_reason() {
        assert_eq!(code(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "logo-svg");
        assert_eq!(code(b"<?xml version=\"1.0\"?><!-- --><svg/>"), "logo-svg");
        assert_eq!(code(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "logo-form");
        assert_eq!(code(b"BM not a bitmap"), "logo-form");
        assert_eq!(code(b"nonsense"), "logo-form");
        assert_eq!(code(&vec![0; LARGEST + 1]), "logo-large");
        let cut = picture(200, 200, ImageFormat::Jpeg);
        assert_eq!(code(&cut[..60]), "logo-form");
    }
}
