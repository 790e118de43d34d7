//! Small copies of pictures. Whatever is broken, enormous or no picture gives none.

use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Condvar, Mutex, PoisonError};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};

/// A picture as it is drawn.
pub(crate) struct Small {
    /// JPEG, or PNG for a logo.
    pub(crate) bytes: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The longer side of a copy, in pixels: 60 mm at 200 dots an inch.
const SIDE: u32 = 480;

/// The longer side of a logo, in pixels: 50 mm at 300 dots an inch.
const LOGO: u32 = 600;

/// The most bytes that a picture may take decoded: one of 53 million dots of three colors.
const DECODED: u64 = 160 * 1024 * 1024;

/// What pictures that are decoded at once may take together; one alone may take more.
#[derive(Default)]
pub(crate) struct Room {
    taken: Mutex<u64>,
    freed: Condvar,
}

impl Room {
    /// In bytes.
    const SIZE: u64 = 96 * 1024 * 1024;

    /// Waits until there is room for so many bytes.
    fn take(&self, bytes: u64) -> Taken<'_> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while 0 < *taken && Self::SIZE < taken.saturating_add(bytes) {
            taken = self.freed.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken += bytes;
        Taken { room: self, bytes }
    }
}

/// Room that is given back when this is dropped.
struct Taken<'a> {
    room: &'a Room,
    bytes: u64,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *self.room.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.room.freed.notify_all();
    }
}

/// Makes a small copy, upright and on white.
pub(crate) fn small(bytes: &[u8], room: &Room) -> Option<Small> {
    let flat = within(bytes, SIDE, room)?;
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 84).encode_image(&flat).ok()?;
    Some(Small { bytes: out, width: flat.width(), height: flat.height() })
}

/// Makes a small copy whose edges stay sharp, upright and on white.
pub(crate) fn logo(bytes: &[u8], room: &Room) -> Option<Small> {
    let flat = within(bytes, LOGO, room)?;
    let mut out = Vec::new();
    flat.write_with_encoder(PngEncoder::new(&mut out)).ok()?;
    Some(Small { bytes: out, width: flat.width(), height: flat.height() })
}

fn within(bytes: &[u8], side: u32, room: &Room) -> Option<RgbImage> {
    // A picture on which a decoder gives up must not take the others with it.
    panic::catch_unwind(AssertUnwindSafe(|| decoded(bytes, side, room))).ok().flatten()
}

fn decoded(bytes: &[u8], side: u32, room: &Room) -> Option<RgbImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    limits.max_alloc = Some(DECODED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    // The limits above are for what a decoder needs beside its answer.
    let bytes = decoder.total_bytes();
    if DECODED < bytes {
        return None;
    }
    let _taken = room.take(bytes);
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if side < image.width().max(image.height()) {
        image = image.thumbnail(side, side);
    }
    image.apply_orientation(orientation);
    let flat = if image.color().has_alpha() { on_white(&image) } else { image.into_rgb8() };
    (0 < flat.width() && 0 < flat.height()).then_some(flat)
}

fn on_white(image: &DynamicImage) -> RgbImage {
    let from = image.to_rgba8();
    RgbImage::from_fn(from.width(), from.height(), |x, y| {
        let [red, green, blue, alpha] = from.get_pixel(x, y).0.map(u32::from);
        let over = |color: u32| u8::try_from((color * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        Rgb([over(red), over(green), over(blue)])
    })
}
