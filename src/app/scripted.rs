//! Editing by a script, without a window: what is killed to see that nothing is lost.
//!
//! The same seed over the same workbook gives the same steps, so whoever reads a workbook back knows from
//! the number in it what else has to be there. The steps are actions of the one state, and their effects
//! reach the disk as those of the window do.

use std::io::{self, Write};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::platform;
use super::signals::on_end;
use crate::model::{Answer, AnswerPlace, FormRef, Workbook};
use crate::state::{Action, ClinicField, Edit, Effect, Event, Loaded, State};
use crate::store::{Access, ClinicId, DataFolder, Saver, StoreError, who};

/// How long the end waits for the disk.
const LAST_WAIT: Duration = Duration::from_secs(5);
/// The most that one step waits for the next, in milliseconds: quick typing.
const PAUSE: u64 = 60;

/// A person who edits without end, by chance.
pub struct Script {
    state: State,
    random: u64,
    step: u64,
}

impl Script {
    /// Begins with a workbook as it was opened.
    #[must_use]
    pub fn new(clinic: &ClinicId, workbook: Workbook, seed: u64) -> Self {
        let mut state = State::default();
        let loaded = Loaded {
            id: clinic.as_str().to_owned(),
            workbook,
            read_only: None,
            ask: None,
            screen: None,
            notices: Vec::new(),
        };
        let _ = state.apply(Action::Happened(Event::Opened(Box::new(loaded))), day());
        // A seed of 0 would stay 0.
        Self { state, random: seed.wrapping_mul(2).wrapping_add(1), step: 0 }
    }

    /// Takes one step, and tells whether the workbook is to be saved. The clinic's address is the number of
    /// the step.
    pub fn step(&mut self) -> bool {
        self.step += 1;
        let chosen = self.choose();
        let number = Action::Edit(Edit::Clinic(ClinicField::Address, self.step.to_string()));
        let now = day() + TimeDelta::seconds(i64::try_from(self.step).unwrap_or_default());
        let actions = chosen.into_iter().chain([number]);
        let effects = actions.flat_map(|action| self.state.apply(action, now).0);
        effects.filter(|effect| *effect == Effect::Save).count() > 0
    }

    /// The workbook after the last step.
    #[must_use]
    pub fn workbook(&self) -> Option<&Arc<Workbook>> {
        self.state.open.as_ref().map(|open| &open.workbook)
    }

    /// After which step a workbook was saved; 0 for one that the script has not touched.
    #[must_use]
    pub fn step_of(workbook: &Workbook) -> u64 {
        workbook.clinic.address.parse().unwrap_or_default()
    }

    fn choose(&mut self) -> Option<Action> {
        let kind = self.random(8);
        let place = self.place();
        Some(match kind {
            0..=2 => {
                let answers = [Answer::Yes, Answer::No, Answer::Unknown];
                let answer = answers[self.random(3)];
                Action::Edit(Edit::Answer(place?, Some(answer)))
            }
            3 | 4 => Action::Edit(Edit::Memo(place?, format!("memo {}", self.step))),
            5 => Action::Edit(Edit::AddPerson(format!("person {}", self.step))),
            6 => Action::Undo,
            _ => Action::LeaveField,
        })
    }

    /// Some row that was answered in the year on screen.
    fn place(&mut self) -> Option<AnswerPlace> {
        let count = self.state.open.as_ref()?.assessment()?.responses.len();
        let number = self.random(count.max(1));
        let assessment = self.state.open.as_ref()?.assessment()?;
        let item = assessment.responses.get(number)?.item.clone();
        Some(AnswerPlace { form: FormRef::Institution, item })
    }

    /// A number below `limit`, by a generator of Marsaglia's.
    fn random(&mut self, limit: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random % limit as u64).unwrap_or_default()
    }
}

/// The day of the script: whatever it does is the same on every day.
fn day() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 6, 1).unwrap_or_default().and_hms_opt(9, 0, 0).unwrap_or_default()
}

/// Edits a clinic until the program is ended or nobody listens any more; each step is told on a line of its
/// own as soon as it is taken.
///
/// # Errors
/// The clinic cannot be opened for writing.
pub fn edit_by_script(
    data: &DataFolder,
    clinic: &ClinicId,
    seed: u64,
    told: &mut dyn Write,
) -> Result<(), StoreError> {
    let opened = data.open(clinic, &who(platform::now()))?;
    let file = match opened.access {
        Access::Writable(file) => file,
        Access::ReadOnly(_) => {
            let path = data.clinic_path(clinic);
            return Err(StoreError::HeldElsewhere { holder: None, path });
        }
    };
    let saver = Arc::new(Saver::start(file, platform::now, || {}));
    let for_signal = Arc::downgrade(&saver);
    on_end(move || {
        if let Some(saver) = for_signal.upgrade() {
            let _ = saver.flush(LAST_WAIT);
        }
        std::process::exit(0);
    });
    let mut script = Script::new(clinic, opened.workbook, seed);
    loop {
        if script.step()
            && let Some(workbook) = script.workbook()
        {
            saver.offer(clinic.as_str(), Arc::clone(workbook), script.step)?;
        }
        if tell(told, script.step).is_err() {
            return Ok(());
        }
        let pause = script.pause();
        sleep(pause);
    }
}

fn tell(told: &mut dyn Write, step: u64) -> io::Result<()> {
    writeln!(told, "{step}")?;
    told.flush()
}

impl Script {
    /// A pause that the steps do not depend on.
    fn pause(&self) -> Duration {
        Duration::from_millis(self.random % PAUSE)
    }
}
