//! Paints a frame in memory, triangle by triangle.
//!
//! No graphics driver takes part, so every machine makes the same pictures, and nothing has to be
//! installed or built for them.

use std::collections::HashMap;

use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Context, FullOutput, ImageData, Pos2, Rect, TextureId};
use egui::{TexturesDelta, pos2};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// What was handed to the graphics card.
#[derive(Default)]
pub struct Raster {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.change(id, &change);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        // What the window is cleared with, where no panel covers it.
        let ground = Rgba(ctx.global_style().visuals.panel_fill.to_array());
        let mut picture = RgbaImage::from_pixel(whole(size.x), whole(size.y), ground);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = clipped.primitive else {
                return Err("only meshes can be painted".to_owned());
            };
            let texture = self.textures.get(&mesh.texture_id).ok_or("an unknown texture")?;
            let clip = clipped.clip_rect * scale;
            paint(&mut picture, &mesh, texture, clip, scale);
        }
        Ok(picture)
    }
}

impl Raster {
    fn change(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(patch) = &change.image;
        let Some([left, top]) = change.pos else {
            self.textures.insert(id, ColorImage::clone(patch));
            return;
        };
        if let Some(texture) = self.textures.get_mut(&id) {
            for (row, line) in patch.pixels.chunks(patch.size[0]).enumerate() {
                let at = (top + row) * texture.size[0] + left;
                texture.pixels[at..at + line.len()].copy_from_slice(line);
            }
        }
    }
}

fn paint(picture: &mut RgbaImage, mesh: &Mesh, texture: &ColorImage, clip: Rect, scale: f32) {
    for triangle in mesh.indices.chunks_exact(3) {
        let corners = [triangle[0], triangle[1], triangle[2]].map(|at| {
            let vertex = mesh.vertices[at as usize];
            Vertex { pos: vertex.pos * scale, ..vertex }
        });
        paint_triangle(picture, corners, texture, clip);
    }
}

fn paint_triangle(
    picture: &mut RgbaImage,
    mut corners: [Vertex; 3],
    texture: &ColorImage,
    clip: Rect,
) {
    let area = side(corners[0].pos, corners[1].pos, corners[2].pos);
    if area == 0.0 {
        return;
    }
    if area < 0.0 {
        corners.swap(1, 2);
    }
    let [a, b, c] = corners;
    let all = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
    let (columns, rows) = (
        whole(all.left())..whole(all.right() + 1.0).min(picture.width()),
        whole(all.top())..whole(all.bottom() + 1.0).min(picture.height()),
    );
    // As graphics cards round the edges of what is clipped.
    let (clip_min, clip_max) = (clip.min.round(), clip.max.round());
    for y in rows {
        for x in columns.clone() {
            let at = pos2(middle(x), middle(y));
            let is_clipped =
                at.x < clip_min.x || at.x > clip_max.x || at.y < clip_min.y || at.y > clip_max.y;
            let sides = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
            if is_clipped || !sides.iter().all(|(from, to)| is_inside(*from, *to, at)) {
                continue;
            }
            let shares = sides.map(|(from, to)| side(from, to, at) / area.abs());
            let mixed = |of: fn(&Vertex) -> f32| {
                [a, b, c].iter().zip(shares).map(|(vertex, share)| of(vertex) * share).sum::<f32>()
            };
            let texel = texel(texture, pos2(mixed(|it| it.uv.x), mixed(|it| it.uv.y)));
            let color = [
                mixed(|it| it.color.r().into()),
                mixed(|it| it.color.g().into()),
                mixed(|it| it.color.b().into()),
                mixed(|it| it.color.a().into()),
            ];
            let pixel = picture.get_pixel_mut(x, y);
            let cover = color[3] * texel[3] / (255.0 * 255.0);
            for ((old, color), texel) in pixel.0.iter_mut().zip(color).zip(texel) {
                *old = channel(color * texel / 255.0 + f32::from(*old) * (1.0 - cover));
            }
        }
    }
}

/// Twice the area between a line and a point; positive on the right of the line, with y downwards.
fn side(from: Pos2, to: Pos2, at: Pos2) -> f32 {
    (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x)
}

/// Whether a point is on the inner side of an edge. What lies on an edge belongs to one of the two
/// triangles that share it: the one whose left or upper edge it is.
fn is_inside(from: Pos2, to: Pos2, at: Pos2) -> bool {
    let side = side(from, to, at);
    let is_upper_left = to.y < from.y || (to.y <= from.y && to.x > from.x);
    side > 0.0 || (side == 0.0 && is_upper_left)
}

/// The color of a texture, mixed from the four texels around the place.
fn texel(texture: &ColorImage, uv: Pos2) -> [f32; 4] {
    let [width, height] = texture.size;
    let part = |share: f32, count: usize| {
        let at = (share * as_float(count) - 0.5).max(0.0);
        let first = (whole(at) as usize).min(count - 1);
        (first, (first + 1).min(count - 1), at - at.floor())
    };
    let (left, right, across) = part(uv.x, width);
    let (top, bottom, down) = part(uv.y, height);
    let row = |y: usize| {
        let [near, far] = [left, right].map(|x| channels(texture.pixels[y * width + x]));
        mix(near, far, across)
    };
    mix(row(top), row(bottom), down)
}

fn channels(color: Color32) -> [f32; 4] {
    color.to_array().map(f32::from)
}

fn mix(near: [f32; 4], far: [f32; 4], share: f32) -> [f32; 4] {
    std::array::from_fn(|at| near[at] + (far[at] - near[at]) * share)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to the range")]
fn channel(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a picture")]
fn whole(value: f32) -> u32 {
    value.max(0.0) as u32
}

#[expect(clippy::cast_precision_loss, reason = "places on a picture")]
fn middle(pixel: u32) -> f32 {
    pixel as f32 + 0.5
}

#[expect(clippy::cast_precision_loss, reason = "sizes of a texture")]
fn as_float(count: usize) -> f32 {
    count as f32
}
