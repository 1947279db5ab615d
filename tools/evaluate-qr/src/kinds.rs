//! The kinds of pictures, after what users of authenticators complain of.

use std::f64::consts::TAU;

use qrcodegen::QrCodeEcc;

use crate::{
    random::Random,
    scene::{BLACK, Colour, Scene, Style, WHITE},
};

type Change = fn(&mut Scene, &mut Random);

const GREY_PAGE: Colour = [24.0, 26.0, 30.0];

/// Each with its name.
pub(crate) const KINDS: [(&str, Change); 20] = [
    ("plain", |_, _| {}),
    ("small, 2 px a module", |scene, _| scene.module = 2.0),
    ("fractional scale, 1.5 to 2.8 px", |scene, random| {
        scene.module = random.between(1.5, 2.8);
    }),
    ("low contrast", |scene, random| {
        let grey = random.between(90.0, 190.0);
        scene.dark = [grey; 3];
        scene.light = [grey + random.between(18.0, 45.0); 3];
        scene.page = scene.light;
    }),
    ("inverted, dark mode", |scene, _| {
        (scene.dark, scene.light, scene.page) = (WHITE, GREY_PAGE, GREY_PAGE);
    }),
    ("no quiet zone on a dark page", |scene, _| {
        scene.quiet = 0.0;
        scene.page = GREY_PAGE;
    }),
    ("no quiet zone on a white page", |scene, _| {
        scene.quiet = 0.0;
    }),
    ("inverted, without quiet zone", |scene, _| {
        (scene.dark, scene.light, scene.page) = (WHITE, BLACK, WHITE);
        scene.quiet = 0.0;
    }),
    ("coloured", |scene, random| {
        let channel = |random: &mut Random, low, high| random.between(low, high);
        scene.dark = [0; 3].map(|_| channel(random, 0.0, 140.0));
        scene.light = [0; 3].map(|_| channel(random, 190.0, 255.0));
    }),
    ("logo in the middle, level H", |scene, random| {
        scene.level = QrCodeEcc::High;
        scene.logo = random.between(0.15, 0.25);
    }),
    ("JPEG, quality 12 to 30", |scene, random| {
        scene.quality = Some(if random.unit() < 0.5 { 12 } else { 30 });
    }),
    ("blurred", |scene, random| {
        scene.blur = scene.module * random.between(0.35, 0.7);
    }),
    ("page of 2560 x 1600", |scene, random| {
        (scene.width, scene.height) = (2560, 1600);
        scene.module = random.between(3.0, 8.0);
    }),
    ("dense, an export of ten accounts", |scene, _| {
        scene.text = "otpauth-migration://offline?data=".to_owned()
            + &"Ci4KFHh5eno3MTIzNDU2Nzg5MDEyMzQS".repeat(16);
        (scene.width, scene.height) = (900, 900);
    }),
    ("dense, 2 px a module", |scene, _| {
        scene.text = "otpauth-migration://offline?data=".to_owned()
            + &"Ci4KFHh5eno3MTIzNDU2Nzg5MDEyMzQS".repeat(16);
        scene.module = 2.0;
    }),
    ("round dots", |scene, random| {
        scene.style = Style::Dots;
        scene.module = random.between(4.0, 9.0);
    }),
    ("rounded finder patterns, rotated", |scene, random| {
        scene.style = Style::RoundFinders;
        scene.angle = random.between(0.0, std::f64::consts::TAU);
    }),
    ("perspective, noise, uneven light", |scene, random| {
        scene.angle = random.between(-0.6, 0.6);
        scene.perspective = random.between(0.1, 0.3);
        scene.noise = random.between(5.0, 25.0);
        scene.shade = random.between(0.2, 0.6);
        scene.module = random.between(4.0, 7.0);
    }),
    ("from one side, 30° to 45°", |scene, random| {
        photographed(scene, random);
        scene.tilt = random.between(30.0, 45.0).to_radians();
    }),
    ("from far to one side, 50° to 60°", |scene, random| {
        photographed(scene, random);
        scene.tilt = random.between(50.0, 60.0).to_radians();
    }),
];

fn photographed(scene: &mut Scene, random: &mut Random) {
    scene.angle = random.between(0.0, TAU);
    scene.lean = random.between(0.0, TAU);
    scene.module = random.between(6.0, 8.0);
    scene.noise = random.between(3.0, 10.0);
    scene.shade = random.between(0.1, 0.4);
    scene.blur = random.between(0.3, 0.8);
}
