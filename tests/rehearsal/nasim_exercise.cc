#include "tests/rehearsal/nasim_exercise.h"

#include <cstdio>

#include "controller/formats/nasim/read.h"
#include "controller/formats/nasim/write.h"
#include "controller/scenario/reader.h"
#include "controller/yaml/parse.h"
#include "proto/terms/check.h"

namespace redoubt::rehearsal {

std::shared_ptr<const scenario::Exercise> exercise_of(const formats::nasim::Network& network) {
  yaml::Findings findings;
  const std::string text = formats::nasim::scenario_of(network, "A network");
  const auto loaded = scenario::read_files({{"network/exercise.yaml", text}}, findings);
  std::fputs(findings.to_text().c_str(), stderr);
  REDOUBT_CHECK(loaded.has_value());
  return loaded->exercise;
}

std::shared_ptr<const scenario::Exercise> exercise_of(const std::filesystem::path& file) {
  yaml::Findings findings;
  const auto tree = yaml::read_file(file, findings);
  const auto network = tree ? formats::nasim::read(*tree, findings) : std::nullopt;
  std::fputs(findings.to_text().c_str(), stderr);
  REDOUBT_CHECK(network.has_value());
  return exercise_of(*network);
}

}  // namespace redoubt::rehearsal
