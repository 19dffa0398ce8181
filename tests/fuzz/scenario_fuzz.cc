// Any bytes as a scenario of one file, or in the place of one file of a sound exercise: they are
// read or refused, and what is read can be proved. The first byte says which. libFuzzer looks for
// bytes that reach what no others did; a crash, a hang, a leak or too much memory ends it.
//
// The exercise is the one that docs/language.md tells in its examples: FUZZ_BASE names the folder
// that tests/fuzz/seeds.py has written them to. Reading it whole takes long, so most seeds stand
// alone.

#include <cstdlib>
#include <string>
#include <vector>

#include "controller/proof/prove.h"
#include "controller/scenario/reader.h"
#include "controller/yaml/parse.h"
#include "proto/terms/check.h"

namespace {

using redoubt::scenario::File;

std::vector<File> sound_exercise() {
  const char* folder = std::getenv("FUZZ_BASE");
  REDOUBT_CHECK(folder != nullptr);
  redoubt::yaml::Findings findings;
  const auto loaded = redoubt::scenario::read_folder(folder, findings);
  REDOUBT_CHECK(loaded.has_value());
  return loaded->files;
}

/// Most of what is tried is no YAML: the other files need not be read to find that out.
bool is_yaml(const std::string& text) {
  redoubt::yaml::Findings findings;
  return redoubt::yaml::parse("tried", text, findings) != nullptr;
}

void try_file(std::vector<File> files) {
  redoubt::yaml::Findings findings;
  const auto loaded = redoubt::scenario::read_files(std::move(files), findings);
  REDOUBT_CHECK(loaded.has_value() == findings.ok());
  if (!loaded) return;
  for (const auto& exercise : loaded->variants.all) {
    redoubt::proof::prove(*exercise, loaded->written, findings);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<File> kSound = sound_exercise();
  if (size == 0) return 0;
  std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<File> files;
  if (data[0] < kSound.size()) {
    if (!is_yaml(text)) return 0;
    files = kSound;
    files[data[0]].text = std::move(text);
  } else {
    files.push_back({"tried/all.yaml", std::move(text)});
  }
  try_file(std::move(files));
  return 0;
}
