#include "controller/scenario/reader.h"

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
#include "controller/scenario/playbook_reader.h"
#include "controller/scenario/population.h"
#include "controller/scenario/power_reader.h"
#include "controller/scenario/sensors_reader.h"
#include "controller/scenario/water_reader.h"
#include "controller/yaml/parse.h"

namespace redoubt::scenario {

namespace fs = std::filesystem;

namespace {

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
  read_injects(draft);
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
  written.milestones = places_of(draft.milestones, exercise.milestones.size());
  written.injects = places_of(draft.injects, exercise.injects.size());
  written.objectives = places_of(draft.objectives, exercise.objectives.size());
  written.steps = std::move(draft.steps);
  written.steps.resize(exercise.cells.size());
  return written;
}

/// What is no YAML cannot be judged: then nothing else is, for all that would seem to be missing.
std::optional<Loaded> load(std::string name, std::vector<Parsed> files, yaml::Findings& findings) {
  if (!findings.ok()) return std::nullopt;
  std::sort(files.begin(), files.end(),
            [](const Parsed& a, const Parsed& b) { return a.file.name < b.file.name; });
  Sections sections(findings);
  for (Parsed& parsed : files) sections.add(std::move(parsed.tree));
  if (sections.of("exercise").empty()) {
    say_of(yaml::Fault::kMissing, name, "no file has a section 'exercise'", findings);
    return std::nullopt;
  }
  Draft draft(std::move(sections));
  draft.exercise.name = std::move(name);
  compile(draft);
  if (!findings.ok()) return std::nullopt;
  Written written = written_in(draft);
  Loaded loaded{
      std::make_shared<const Exercise>(std::move(draft.exercise)), {}, std::move(written)};
  for (Parsed& parsed : files) loaded.files.push_back(std::move(parsed.file));
  return loaded;
}

}  // namespace

std::optional<Loaded> read_folder(const fs::path& folder, yaml::Findings& findings) {
  const std::string name = name_of_folder(folder, findings);
  if (name.empty()) return std::nullopt;
  std::vector<Parsed> parsed;
  parse_into(parsed, files_in(folder, name + '/', findings), findings);
  const bool own = std::any_of(parsed.begin(), parsed.end(), [](const Parsed& file) {
    return file.tree != nullptr && has_own_catalogue(*file.tree);
  });
  if (!own && findings.ok()) {
    const fs::path shared = (folder / ".." / "catalogue").lexically_normal();
    parse_into(parsed, files_in(shared, name + "/catalogue/", findings), findings);
  }
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
  return load(std::move(name), std::move(parsed), findings);
}

}  // namespace redoubt::scenario
