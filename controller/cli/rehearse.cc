#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "controller/cli/exit.h"
#include "controller/cli/interrupt.h"
#include "controller/cli/loading.h"
#include "controller/cli/minds.h"
#include "controller/cli/progress.h"
#include "controller/cli/verbs.h"
#include "controller/rehearsal/sweep.h"
#include "controller/report/account.h"
#include "controller/report/story.h"

namespace redoubt::cli {
namespace {

struct RehearseOptions {
  std::string folder;
  std::uint64_t seed = 1;
  std::uint64_t runs = 1;
  unsigned workers = 0;
  Minds minds;
  Given given;
  bool json = false;
  bool courses = false;
  bool injects = false;
  bool story = false;
};

/// Casts the shipped minds, and keeps count of the rehearsals begun, so that people can be told how
/// far it is; an interrupt shows as an error of the next casting.
rehearsal::Casting counted(const RehearseOptions& options, std::atomic<std::uint64_t>& begun,
                           const std::atomic<bool>& interrupted) {
  return [cast = rehearsal::shipped_minds(options.minds.red, options.minds.blue), &begun,
          &interrupted](const terms::Brief& brief) -> terms::Result<std::unique_ptr<terms::Mind>> {
    if (interrupted) return terms::Error{terms::Code::kAborted, "interrupted"};
    if (brief.cell.value == 0) ++begun;
    return cast(brief);
  };
}

struct Figures {
  std::uint64_t steps = 0;
  std::uint64_t goals = 0;
  std::uint64_t events = 0;
  double seconds = 0;

  double rate(std::uint64_t n) const { return seconds > 0 ? static_cast<double>(n) / seconds : 0; }
};

Figures figures_of(const rehearsal::Sweep& sweep, double seconds) {
  Figures figures{.seconds = seconds};
  for (const rehearsal::Course& course : sweep.courses) {
    figures.steps += course.red_orders;
    figures.goals += course.goal_reached ? 1 : 0;
    figures.events += course.events;
  }
  return figures;
}

nlohmann::ordered_json as_json(const rehearsal::Course& course) {
  return {{"seed", course.seed},
          {"fingerprint", fmt::format("{:016x}", course.fingerprint)},
          {"events", course.events},
          {"steps", course.red_orders},
          {"goal_reached", course.goal_reached},
          {"ended_at", terms::to_text(course.ended_at)}};
}

nlohmann::ordered_json as_json(const rehearsal::Spread& spread) {
  return {{"mean", spread.mean},
          {"deviation", spread.deviation},
          {"least", spread.least},
          {"most", spread.most},
          {"n", spread.n}};
}

void print_json(const RehearseOptions& options, const scenario::Exercise& exercise,
                const rehearsal::Sweep& sweep, const Figures& figures) {
  nlohmann::ordered_json out;
  out["seed"] = options.seed;
  out["runs"] = options.runs;
  out["fingerprint"] = fmt::format("{:016x}", sweep.fingerprint);
  out["goals_reached"] = figures.goals;
  out["steps_to_goal"] = as_json(sweep.steps_to_goal);
  for (std::size_t i = 0; i < exercise.cells.size(); ++i) {
    if (exercise.cells[i].role != terms::Role::kBlue) continue;
    out["points"][exercise.cells[i].name] = as_json(sweep.points[i]);
  }
  if (options.injects) {
    for (std::size_t i = 0; i < exercise.injects.size(); ++i) {
      out["injects"][exercise.injects[i].number] = sweep.came[i];
    }
    for (std::size_t i = 0; i < exercise.milestones.size(); ++i) {
      out["milestones"][exercise.milestones[i].name] = sweep.reached[i];
    }
  }
  out["steps"] = figures.steps;
  out["events"] = figures.events;
  out["wall_seconds"] = figures.seconds;
  out["steps_per_second"] = figures.rate(figures.steps);
  out["exercises_per_second"] = figures.rate(options.runs);
  if (options.courses) {
    for (const rehearsal::Course& course : sweep.courses) out["courses"].push_back(as_json(course));
  }
  fmt::print("{}\n", out.dump(2));
}

void print_points(const std::string& team, const rehearsal::Spread& points) {
  fmt::print("{:12} {:+.1f} points on average, deviation {:.1f}, from {:+.0f} to {:+.0f}\n", team,
             points.mean, points.deviation, points.least, points.most);
}

/// In how many runs each inject came and each milestone was reached: what comes always or never is
/// no branch.
void print_injects(const RehearseOptions& options, const scenario::Exercise& exercise,
                   const rehearsal::Sweep& sweep) {
  const auto line = [&](const std::string& what, const std::string& title, std::uint64_t runs) {
    fmt::print("{:>6} of {}  {:24} {}\n", runs, options.runs, what, title);
  };
  for (std::size_t i = 0; i < exercise.milestones.size(); ++i) {
    line(exercise.milestones[i].name, "", sweep.reached[i]);
  }
  for (std::size_t i = 0; i < exercise.injects.size(); ++i) {
    line(exercise.injects[i].number, exercise.injects[i].title, sweep.came[i]);
  }
}

void print_text(const RehearseOptions& options, const scenario::Exercise& exercise,
                const rehearsal::Sweep& sweep, const Figures& figures) {
  fmt::print("seeds        {} ... {}\n", options.seed, options.seed + options.runs - 1);
  fmt::print("fingerprint  {:016x}\n", sweep.fingerprint);
  if (!exercise.goal.empty()) {
    fmt::print("red's aim    reached in {} of {} runs\n", figures.goals, options.runs);
  }
  for (std::size_t i = 0; i < exercise.cells.size(); ++i) {
    if (exercise.cells[i].role == terms::Role::kBlue) {
      print_points(exercise.cells[i].name, sweep.points[i]);
    }
  }
  if (options.injects) print_injects(options, exercise, sweep);
  if (sweep.steps_to_goal.n > 0) {
    fmt::print("steps        {:.2f} on average, deviation {:.2f} (n = {})\n",
               sweep.steps_to_goal.mean, sweep.steps_to_goal.deviation, sweep.steps_to_goal.n);
  }
  fmt::print("time         {:.3f} s: {:.1f} exercises, {:.0f} red orders, {:.0f} events a second\n",
             figures.seconds, figures.rate(options.runs), figures.rate(figures.steps),
             figures.rate(figures.events));
}

/// What happens with the first seed, from beginning to end.
int tell(const RehearseOptions& options) {
  const auto settings = settings_of(options.given);
  if (!settings.ok()) return fail(settings.error());
  auto loaded = load(options.folder, *settings);
  if (!loaded.ok()) return fail(loaded.error());
  choose(*loaded, options.seed);
  report::Account account;
  account.exercise = loaded->exercise;
  account.seed = options.seed;
  const auto course = rehearsal::rehearse(
      loaded->exercise, options.seed,
      rehearsal::shipped_minds(options.minds.red, options.minds.blue), report::listener(account));
  if (!course.ok()) return fail(course.error());
  account.fingerprint = course->fingerprint;
  fmt::print("{}", report::to_story(account));
  return kOk;
}

int rehearse(const RehearseOptions& options) {
  std::atomic<std::uint64_t> begun = 0;
  std::atomic<bool> interrupted = false;
  Interrupt interrupt([&] { interrupted = true; });
  const auto settings = settings_of(options.given);
  if (!settings.ok()) return fail(settings.error());
  auto loaded = load(options.folder, *settings);
  if (!loaded.ok()) return fail(loaded.error());
  ProgressLine progress(options.json ? ProgressLine::Mode::kSilent : ProgressLine::Mode::kLine);
  const auto start = std::chrono::steady_clock::now();
  progress.every_so_often(
      [&] { return fmt::format("{} of {} rehearsals begun", begun.load(), options.runs); });
  const unsigned workers =
      options.workers > 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency());
  const auto sweep = rehearsal::sweep(loaded->variants, options.seed, options.runs, workers,
                                      counted(options, begun, interrupted));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  progress.close();
  if (!sweep.ok()) return fail(sweep.error());
  const Figures figures = figures_of(*sweep, took.count());
  const scenario::Exercise& exercise = *loaded->exercise;
  options.json ? print_json(options, exercise, *sweep, figures)
               : print_text(options, exercise, *sweep, figures);
  return kOk;
}

}  // namespace

void add_rehearse(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<RehearseOptions>();
  CLI::App* verb = app.add_subcommand(
      "rehearse", "Play an exercise in this process, with minds in all seats, as fast as possible");
  verb->add_option("exercise", options->folder, "Folder of the exercise")->required();
  verb->add_option("--seed", options->seed, "Seed of the first run")->capture_default_str();
  verb->add_option("--runs", options->runs, "How many seeds, one after the other")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{10'000'000}))
      ->capture_default_str();
  verb->add_option("--threads", options->workers, "Workers; 0: one for each core")
      ->check(CLI::Range(0U, 256U))
      ->capture_default_str();
  add_settings(*verb, options->given);
  add_minds(*verb, options->minds);
  auto* json = verb->add_flag("--json", options->json, "Print one JSON object");
  verb->add_flag("--story", options->story, "Tell what happens with the first seed, line by line")
      ->excludes(json);
  verb->add_flag("--injects", options->injects,
                 "Also in how many runs each inject came and each milestone was reached");
  verb->add_flag("--course", options->courses, "With --json: also each run by itself");
  verb->callback([options, &chosen] {
    chosen = [options] { return options->story ? tell(*options) : rehearse(*options); };
  });
}

}  // namespace redoubt::cli
