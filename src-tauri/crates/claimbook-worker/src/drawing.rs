//! The first pages of a job as pictures, to be looked at before anything is written.

use std::thread;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
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
        Ok(Drawn { pages: drawn_together(&pages[..most.min(pages.len())])?, more: most < pages.len() })
    })?;
    Ok(laid.made)
}

/// Draws pages on as many threads as there is work and machine for.
fn drawn_together(pages: &[Page]) -> Result<Vec<Vec<u8>>, String> {
    const MOST: usize = 4;
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST).min(pages.len()).max(1);
    let every = |first: usize| pages.iter().skip(first).step_by(threads).map(drawn).collect::<Result<Vec<_>, String>>();
    let parts: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|first| scope.spawn(move || every(first))).collect();
        running.into_iter().map(|one| one.join().map_err(|_| "a page cannot be drawn".to_owned())?).collect()
    });
    let mut parts = parts.into_iter().map(|part| part.map(Vec::into_iter)).collect::<Result<Vec<_>, String>>()?;
    Ok((0..pages.len()).filter_map(|n| parts[n % threads].next()).collect())
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
