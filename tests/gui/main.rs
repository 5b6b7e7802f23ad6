//! Whole journeys through the real program, without a real window.

mod desk;
mod first_journey;
mod screens;
