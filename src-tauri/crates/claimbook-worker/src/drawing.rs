//! The first pages of a job as pictures, to be looked at before anything is written.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use typst::utils::Scalar;
use typst_layout::Page;
use typst_render::{RenderOptions, render};

use crate::job::Job;
use crate::typesetting;

/// Dots an inch: a page of A4 is 909 wide, sharp enough to read and small enough to send.
const DENSITY: f64 = 110.0;

/// Pages, drawn.
pub(crate) struct Drawn {
    /// PNG, in their order.
    pub(crate) pages: Vec<Vec<u8>>,
    /// Whether there are pages behind these.
    pub(crate) more: bool,
}

/// Draws the first pages of a job, `most` at most.
pub(crate) fn draw(job: Job, most: usize) -> Result<Drawn, String> {
    let laid = typesetting::lay(job, |_, document| {
        let pages = document.pages();
        let first = pages[..most.min(pages.len())].par_iter();
        Ok(Drawn { pages: first.map(drawn).collect::<Result<_, _>>()?, more: most < pages.len() })
    })?;
    Ok(laid.made)
}

fn drawn(page: &Page) -> Result<Vec<u8>, String> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(DENSITY / 72.0), render_bleed: false };
    let canvas = render(page, &options);
    // Paper lets nothing through.
    let opaque: Vec<u8> = canvas.data().chunks_exact(4).flat_map(|dot| [dot[0], dot[1], dot[2]]).collect();
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Level(1), FilterType::NoFilter)
        .write_image(&opaque, canvas.width(), canvas.height(), ExtendedColorType::Rgb8)
        .map_err(|error| format!("a page cannot be drawn: {error}"))?;
    Ok(bytes)
}
