//! QR codes: drawn, shown and read again.

use latchkey::qr::{Picture, QrError, draw, read};
use proptest::prelude::*;

/// A page with a code on it; `page`, `light` and `dark` are levels of grey.
fn page(
    text: &str,
    side: usize,
    module: usize,
    quiet: usize,
    [page, light, dark]: [u8; 3],
) -> Vec<u8> {
    let code = draw(text).expect("it fits");
    let modules = usize::try_from(code.size).expect("it is small");
    let start = side / 5;
    let shade = |x: usize, y: usize| {
        let at = |v: usize| (v + quiet * module).checked_sub(start).map(|v| v / module);
        let (Some(x), Some(y)) = (at(x), at(y)) else {
            return page;
        };
        if x >= modules + 2 * quiet || y >= modules + 2 * quiet {
            return page;
        }
        let inner = x.checked_sub(quiet).zip(y.checked_sub(quiet));
        match inner.filter(|&(x, y)| x < modules && y < modules) {
            Some((x, y)) if code.modules[y * modules + x] == 1 => dark,
            _ => light,
        }
    };
    (0..side * side)
        .flat_map(|at| {
            let grey = shade(at % side, at / side);
            [grey, grey, grey, 255]
        })
        .collect()
}

fn texts(side: usize, rgba: &[u8]) -> Vec<String> {
    let side = u32::try_from(side).expect("it is small");
    let picture = Picture::from_rgba(side, side, rgba).expect("it is whole");
    read(&picture).into_iter().map(|found| found.text).collect()
}

#[test]
fn codes_are_read_as_pages_show_them() {
    const ADDRESS: &str =
        "otpauth://totp/Fern:ada%40fern.example?secret=JBSWY3DPEHPK3PXP&issuer=Fern";
    let rows: [(&str, usize, usize, [u8; 3]); 8] = [
        ("black on white", 4, 4, [255, 255, 0]),
        ("modules of two pixels", 2, 4, [255, 255, 0]),
        ("inverted", 4, 4, [20, 20, 235]),
        ("low contrast", 4, 4, [240, 240, 205]),
        ("no quiet zone on a dark page", 4, 0, [18, 255, 0]),
        ("no quiet zone on a black page", 2, 0, [0, 255, 0]),
        ("no quiet zone on white", 3, 0, [255, 255, 0]),
        ("inverted without quiet zone on white", 4, 0, [255, 0, 255]),
    ];
    for (name, module, quiet, colours) in rows {
        let read = texts(320, &page(ADDRESS, 320, module, quiet, colours));
        assert_eq!(read, [ADDRESS], "{name}");
    }
}

/// The place in the code, in modules from its middle, that a camera sees at a pixel. The camera is a hundred modules away; the code is
/// turned in its plane, and that by `tilt` away from the camera, to the side that `lean` says. All in degrees.
fn seen_at([x, y]: [f32; 2], module: f32, [turn, tilt, lean]: [f32; 3]) -> [f32; 2] {
    let turned = |[x, y]: [f32; 2], degrees: f32| {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        [x * cosine + y * sine, y * cosine - x * sine]
    };
    let away = module * 100.0;
    let (sine, cosine) = tilt.to_radians().sin_cos();
    let [x, y] = turned([x, y], lean);
    let y = y * away / (away * cosine - y * sine);
    let plane = turned([x * (away + y * sine) / away, y], turn - lean);
    plane.map(|length| length / module)
}

/// A code from one side, in grey.
fn photograph(text: &str, side: usize, module: f32, angles: [f32; 3]) -> Vec<u8> {
    const SAMPLES: usize = 4;
    let code = draw(text).expect("it fits");
    let modules = usize::try_from(code.size).expect("it is small");
    let half = f32::from(u16::try_from(modules).expect("it is small")) / 2.0;
    let middle = f32::from(u16::try_from(side).expect("it is small")) / 2.0;
    let is_dark = |x: usize, y: usize| {
        let pixel = [x, y].map(|at| {
            let at = f32::from(u16::try_from(at).expect("it is small"));
            (at + 0.5) / 4.0 - middle
        });
        let [u, v] = seen_at(pixel, module, angles).map(|at| at + half);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is inside"
        )]
        let inside = (u >= 0.0 && v >= 0.0).then_some((u as usize, v as usize));
        let inside = inside.filter(|&(u, v)| u < modules && v < modules);
        inside.is_some_and(|(u, v)| code.modules[v * modules + u] == 1)
    };
    (0..side * side)
        .flat_map(|at| {
            let (x, y) = (at % side * SAMPLES, at / side * SAMPLES);
            let samples = (0..SAMPLES * SAMPLES).map(|at| (x + at % SAMPLES, y + at / SAMPLES));
            let dark = samples.filter(|&(x, y)| is_dark(x, y)).count();
            let grey = 240 - u8::try_from(dark * 14).expect("at most 16");
            [grey, grey, grey, 255]
        })
        .collect()
}

#[test]
fn codes_are_read_from_far_to_one_side() {
    const ADDRESS: &str =
        "otpauth://totp/Fern:ada%40fern.example?secret=JBSWY3DPEHPK3PXP&issuer=Fern";
    let mut missed = Vec::new();
    for tilt in [35.0, 45.0, 55.0] {
        for (turn, lean) in [(0.0, 0.0), (10.0, 40.0), (45.0, 90.0), (100.0, 200.0)] {
            let angles = [turn, tilt, lean];
            if texts(420, &photograph(ADDRESS, 420, 7.0, angles)) != [ADDRESS] {
                missed.push(angles);
            }
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn pictures_that_are_none_are_told() {
    let error = |width, height, bytes: &[u8]| Picture::from_rgba(width, height, bytes).err();
    assert_eq!(error(10_000, 10_000, &[]), Some(QrError::PictureTooLarge));
    assert_eq!(
        error(u32::MAX, u32::MAX, &[]),
        Some(QrError::PictureTooLarge)
    );
    assert_eq!(error(2, 2, &[0; 15]), Some(QrError::PictureTruncated));
    assert_eq!(error(2, 2, &[0; 20]), Some(QrError::PictureTruncated));
    assert_eq!(draw(&"x".repeat(3000)).err(), Some(QrError::TextTooLong));
}

#[test]
fn pictures_without_a_code_have_none() {
    for (width, height) in [(0, 0), (1, 500), (500, 1), (21, 21), (64, 64)] {
        let size = usize::try_from(width * height).expect("it is small");
        let stripes: Vec<u8> = (0..size * 4)
            .map(|at| if at / 12 % 2 == 0 { 0 } else { 255 })
            .collect();
        let picture = Picture::from_rgba(width, height, &stripes).expect("it is whole");
        assert!(read(&picture).is_empty(), "{width} by {height}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_is_drawn_is_read(text in "[ -~äß€日]{1,60}", module in 2_usize..5) {
        prop_assert_eq!(texts(440, &page(&text, 440, module, 4, [255, 255, 0])), [text]);
    }
}

#[test]
fn a_large_picture_is_refused_from_its_header() {
    use latchkey::qr::check_header;
    let png = |width: u32, height: u32| {
        let sizes = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &sizes].concat()
    };
    let jpeg = |height: [u8; 2], width: [u8; 2]| {
        let before =
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xff\xc2\0\x11\x08";
        [before.as_slice(), &height, &width].concat()
    };
    let side = 16_000_u16;
    let gif = [
        b"GIF89a".as_slice(),
        &side.to_le_bytes(),
        &side.to_le_bytes(),
    ]
    .concat();
    let bmp = [
        b"BM".as_slice(),
        &[0; 16],
        &16_000_u32.to_le_bytes(),
        &(-16_000_i32).to_le_bytes(),
    ]
    .concat();
    let webp = [
        b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".as_slice(),
        &15_999_u32.to_le_bytes()[..3],
        &15_999_u32.to_le_bytes()[..3],
    ]
    .concat();
    for (case, file, large) in [
        ("PNG", png(16_000, 16_000), true),
        ("a small PNG", png(4_000, 4_000), false),
        ("JPEG", jpeg(side.to_be_bytes(), side.to_be_bytes()), true),
        ("a small JPEG", jpeg([0, 9], [0, 9]), false),
        ("GIF", gif, true),
        ("BMP", bmp, true),
        ("WebP", webp, true),
        ("nothing", vec![], false),
        ("cut", png(16_000, 16_000)[..20].to_vec(), false),
    ] {
        let refused = check_header(&file) == Err(QrError::PictureTooLarge);
        assert_eq!(refused, large, "{case}");
    }
}
