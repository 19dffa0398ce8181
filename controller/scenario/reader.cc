#include "controller/scenario/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "controller/scenario/alliance_reader.h"
#include "controller/scenario/backups_reader.h"
#include "controller/scenario/campaign_reader.h"
#include "controller/scenario/catalogue_reader.h"
#include "controller/scenario/cells_reader.h"
#include "controller/scenario/control_reader.h"
#include "controller/scenario/declarations.h"
#include "controller/scenario/decoys_reader.h"
#include "controller/scenario/detectors_reader.h"
#include "controller/scenario/exercise_reader.h"
#include "controller/scenario/functions_reader.h"
#include "controller/scenario/ground_reader.h"
#include "controller/scenario/information_reader.h"
#include "controller/scenario/links_reader.h"
#include "controller/scenario/marking_reader.h"
#include "controller/scenario/mobile_reader.h"
#include "controller/scenario/msel_reader.h"
#include "controller/scenario/people_reader.h"
#include "controller/scenario/phases_reader.h"
#include "controller/scenario/playbook_reader.h"
#include "controller/scenario/population.h"
#include "controller/scenario/power_reader.h"
#include "controller/scenario/sensors_reader.h"
#include "controller/scenario/storylines_reader.h"
#include "controller/scenario/variables.h"
#include "controller/scenario/water_reader.h"
#include "controller/yaml/binding.h"
#include "controller/yaml/parse.h"

namespace redoubt::scenario {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kInclude = "include";
constexpr std::string_view kInjectTemplates = "inject_templates";
constexpr std::size_t kIncludesMax = 16;

struct Parsed {
  File file;
  std::unique_ptr<const yaml::Tree> tree;  ///< null where the file is no YAML
};

void parse_into(std::vector<Parsed>& parsed, std::vector<Found> files, yaml::Findings& findings) {
  for (Found& found : files) {
    auto tree = yaml::parse(found.shown, found.file.text, findings);
    parsed.push_back({std::move(found.file), std::move(tree)});
  }
}

/// First what has a name is declared, then what stands under each name is read: from what little
/// depends on to what depends on much.
void compile(Draft& draft) {
  declare_names(draft);
  declare_detectors(draft);
  read_exercise(draft);
  read_cells(draft);
  read_ground(draft);
  populate(draft);
  read_backups(draft);
  read_mobile(draft);
  declare_functions(draft);
  read_catalogue(draft);
  read_links(draft);
  read_water(draft);
  read_functions(draft);
  read_points(draft);
  read_couplings(draft);
  read_sensors(draft);
  read_detectors(draft);
  add_decoy_sensors(draft);
  read_power(draft);
  read_information(draft);
  read_alliance(draft);
  read_staff(draft);
  read_knowledge(draft);
  read_campaigns(draft);
  read_phases(draft);
  read_storylines(draft);
  read_rubrics(draft);
  read_injects(draft);
  read_overlays(draft);
  read_playbooks(draft);
  read_marking(draft);
  read_goal(draft);
  std::stable_sort(draft.exercise.titles.begin(), draft.exercise.titles.end(),
                   [](const Title& a, const Title& b) { return a.of < b.of; });
}

std::vector<yaml::Place> places_of(const Names& names, std::size_t count) {
  std::vector<yaml::Place> places;
  for (std::uint32_t i = 0; i < count; ++i) places.push_back(names.declared_at(i));
  return places;
}

Written written_in(Draft& draft) {
  const Exercise& exercise = draft.exercise;
  Written written;
  written.cells = places_of(draft.cells, exercise.cells.size());
  written.milestones = places_of(draft.milestones, draft.milestones.size());
  for (const CueWanted& cue : draft.cues) written.milestones.push_back(cue.when.place());
  written.injects = places_of(draft.injects, draft.injects.size());
  for (std::size_t i = written.injects.size(); i < exercise.injects.size(); ++i) {
    written.injects.push_back(written.injects[exercise.injects[i].series.head.value]);
  }
  written.storylines = places_of(draft.storylines, exercise.storylines.size());
  written.incidents = places_of(draft.incidents, exercise.incidents.size());
  written.metrics = places_of(draft.metrics, exercise.metrics.size());
  written.phases = std::move(draft.phases);
  if (draft.goal && draft.goal->present()) written.goal = draft.goal->place();
  written.playbooks = std::move(draft.playbook_places);
  written.playbooks.resize(exercise.cells.size());
  written.objectives = places_of(draft.objectives, exercise.objectives.size());
  written.steps = std::move(draft.steps);
  written.steps.resize(exercise.cells.size());
  return written;
}

/// A file as one variant reads it. Inject templates keep what their users are to fill in.
std::unique_ptr<const yaml::Tree> file_of(const yaml::Tree& tree, const Variables& variables,
                                          std::uint32_t variant, yaml::Findings& findings) {
  const yaml::Bindings bindings = variables.bindings(variant);
  std::optional<yaml::Node> templates;
  for (const auto& [key, value] : tree.root().pairs()) {
    if (key.text() == kInjectTemplates) templates = value;
  }
  return yaml::bound(tree.root(), bindings, [&](const yaml::Place& at, std::string_view name) {
    if (templates && at.mark >= templates->begin() && at.mark < templates->end()) return;
    std::vector<std::string_view> names;
    for (const auto& [known, text] : bindings) names.push_back(known);
    findings.error(yaml::Fault::kUnknownName, at,
                   fmt::format("there is no variable {}{}", yaml::in_quotes(name),
                               yaml::did_you_mean(name, names)));
  });
}

/// One variant of a scenario whose files are all YAML.
std::optional<Loaded> load_variant(const std::string& name, const std::vector<Parsed>& files,
                                   const Variables& variables, std::uint32_t variant,
                                   yaml::Findings& findings) {
  Sections sections(findings);
  for (const Parsed& parsed : files) {
    sections.add(file_of(*parsed.tree, variables, variant, findings));
  }
  if (sections.of("exercise").empty()) {
    say_of(yaml::Fault::kMissing, name, "no file has a section 'exercise'", findings);
    return std::nullopt;
  }
  Draft draft(std::move(sections));
  draft.exercise.name = name;
  compile(draft);
  if (!findings.ok()) return std::nullopt;
  Written written = written_in(draft);
  Loaded loaded;
  loaded.exercise = std::make_shared<const Exercise>(std::move(draft.exercise));
  loaded.written = std::move(written);
  return loaded;
}

/// What is no YAML cannot be judged: then nothing else is, for all that would seem to be missing.
/// Variants after the first are read where the first is sound.
std::optional<Loaded> load(const std::string& name, std::vector<Parsed> files,
                           yaml::Findings& findings) {
  if (!findings.ok()) return std::nullopt;
  std::sort(files.begin(), files.end(),
            [](const Parsed& a, const Parsed& b) { return a.file.name < b.file.name; });
  std::vector<const yaml::Tree*> trees;
  for (const Parsed& parsed : files) trees.push_back(parsed.tree.get());
  const Variables variables(trees, findings);
  if (!findings.ok()) return std::nullopt;
  auto loaded = load_variant(name, files, variables, 0, findings);
  if (!loaded) return std::nullopt;
  loaded->variants = Variants(loaded->exercise);
  loaded->variants.drawn = variables.drawn();
  for (std::uint32_t i = 1; i < variables.variants(); ++i) {
    yaml::Findings of_variant;
    auto other = load_variant(name, files, variables, i, of_variant);
    findings.add_new(of_variant);
    if (!other) return std::nullopt;
    loaded->variants.all.push_back(std::move(other->exercise));
  }
  for (Parsed& parsed : files) loaded->files.push_back(std::move(parsed.file));
  return loaded;
}

/// The names under `include` in these files.
std::vector<yaml::Value> included_by(const std::vector<Parsed>& files, yaml::Findings& findings) {
  std::vector<yaml::Value> names;
  for (const Parsed& parsed : files) {
    if (parsed.tree == nullptr) continue;
    for (const auto& [key, value] : parsed.tree->root().pairs()) {
      if (key.text() != kInclude) continue;
      for (const yaml::Value& name : yaml::Value(value, findings).one_or_list(kIncludesMax)) {
        names.push_back(name);
      }
    }
  }
  return names;
}

/// The files of folders beside the scenario's that it includes, and of those that they include.
void include(const fs::path& folder, const std::string& name, std::vector<Parsed>& files,
             yaml::Findings& findings) {
  std::vector<std::string> taken = {name};
  for (bool more = true; more && findings.ok();) {
    more = false;
    for (const yaml::Value& reference : included_by(files, findings)) {
      const auto wanted = reference.name();
      if (!wanted || std::find(taken.begin(), taken.end(), *wanted) != taken.end()) continue;
      if (taken.size() > kIncludesMax) {
        reference.error(fmt::format("more than {} folders are included", kIncludesMax));
        return;
      }
      taken.push_back(*wanted);
      const fs::path beside = (folder / ".." / *wanted).lexically_normal();
      parse_into(files, files_in(beside, name + '/' + *wanted + '/', findings), findings);
      more = true;
      break;  // the list has grown
    }
  }
}

/// A value as it would be written in a file: plain where it can be.
std::string as_written(const std::string& value) {
  const bool plain = !value.empty() && value.front() != ' ' && value.back() != ' ' &&
                     std::all_of(value.begin(), value.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == ' ' || c == '.' || c == '_' ||
                              c == '-' || c == '+' || c == '%';
                     });
  if (plain) return value;
  std::string quoted = "'";
  for (const char c : value) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

/// What is given on top of a scenario's files, as one more file: a journal keeps it with them.
Found file_of(const std::string& name, const Settings& settings) {
  std::string text = "format_version: 1\nset:\n";
  for (const auto& [variable, value] : settings) {
    text += fmt::format("  {}: {}\n", as_written(variable), as_written(value));
  }
  return {{name + "/given/set.yaml", text}, "--set"};
}

}  // namespace

std::optional<Loaded> read_folder(const fs::path& folder, yaml::Findings& findings,
                                  const Settings& settings) {
  const std::string name = name_of_folder(folder, findings);
  if (name.empty()) return std::nullopt;
  std::vector<Parsed> parsed;
  parse_into(parsed, files_in(folder, name + '/', findings), findings);
  include(folder, name, parsed, findings);
  const bool own = std::any_of(parsed.begin(), parsed.end(), [](const Parsed& file) {
    return file.tree != nullptr && has_own_catalogue(*file.tree);
  });
  if (!own && findings.ok()) {
    const fs::path shared = (folder / ".." / "catalogue").lexically_normal();
    parse_into(parsed, files_in(shared, name + "/catalogue/", findings), findings);
  }
  if (!settings.empty()) parse_into(parsed, {file_of(name, settings)}, findings);
  return load(name, std::move(parsed), findings);
}

std::optional<Loaded> read_files(std::vector<File> files, yaml::Findings& findings) {
  std::vector<Found> found;
  std::size_t bytes = 0;
  for (File& file : files) {
    bytes += file.text.size();
    std::string shown = file.name;
    found.push_back({std::move(file), std::move(shown)});
  }
  const std::size_t end = found.empty() ? std::string::npos : found.front().shown.find('/');
  if (end == std::string::npos || bytes > 2 * kBytesMax) {
    say_of(end == std::string::npos ? yaml::Fault::kMissing : yaml::Fault::kTooMuch, "scenario",
           end == std::string::npos ? "no file of a scenario" : "too many bytes", findings);
    return std::nullopt;
  }
  std::string name = found.front().shown.substr(0, end);
  std::vector<Parsed> parsed;
  parse_into(parsed, std::move(found), findings);
  return load(name, std::move(parsed), findings);
}

}  // namespace redoubt::scenario
