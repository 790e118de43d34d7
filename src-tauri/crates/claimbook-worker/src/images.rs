//! Small copies of pictures. Whatever is broken, enormous or no picture gives none.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};

/// A picture as it is drawn.
pub(crate) struct Small {
    /// JPEG.
    pub(crate) bytes: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The longer side of a copy, in pixels: 60 mm at 200 dots an inch.
const SIDE: u32 = 480;

/// Makes a small copy, upright and on white.
pub(crate) fn small(bytes: &[u8]) -> Option<Small> {
    // A picture on which a decoder gives up must not take the others with it.
    std::panic::catch_unwind(|| decoded(bytes)).ok().flatten()
}

fn decoded(bytes: &[u8]) -> Option<Small> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if SIDE < image.width().max(image.height()) {
        image = image.thumbnail(SIDE, SIDE);
    }
    image.apply_orientation(orientation);
    let flat = on_white(&image);
    let (width, height) = flat.dimensions();
    if width == 0 || height == 0 {
        return None;
    }
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 84).encode_image(&flat).ok()?;
    Some(Small { bytes: out, width, height })
}

fn on_white(image: &DynamicImage) -> RgbImage {
    let from = image.to_rgba8();
    RgbImage::from_fn(from.width(), from.height(), |x, y| {
        let [red, green, blue, alpha] = from.get_pixel(x, y).0.map(u32::from);
        let over = |color: u32| u8::try_from((color * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        Rgb([over(red), over(green), over(blue)])
    })
}
