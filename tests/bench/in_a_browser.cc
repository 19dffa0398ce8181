#include "tests/bench/in_a_browser.h"

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "proto/terms/check.h"
#include "tests/bench/bar.h"
#include "tests/bench/plan_drawn.h"
#include "tests/bench/shipped.h"

namespace redoubt::bench {
namespace {

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "redoubt-bench: nothing was measured in a browser: %s\n", why.c_str());
  std::exit(EXIT_FAILURE);
}

}  // namespace

std::vector<double> in_a_browser(const std::vector<std::string>& words) {
  std::string command = "node tests/bench/browser.mjs";
  for (const std::string& word : words) command += " '" + word + "'";
  std::FILE* pipe = popen(command.c_str(), "re");
  REDOUBT_CHECK(pipe != nullptr);
  std::vector<double> figures;
  for (double figure = 0; std::fscanf(pipe, "%lf", &figure) == 1;) figures.push_back(figure);
  const int status = pclose(pipe);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) give_up("there is no node on the PATH");
  if (status != 0 || figures.empty()) give_up("browser.mjs ended before its time");
  return figures;
}

namespace {

std::vector<double> served(const std::string& what, const std::string& folder, int at_least) {
  return in_a_browser({what, program("redoubt"), folder, std::to_string(at_least)});
}

double long_shadow() { return served("board", "exercises/long-shadow", 120).at(0); }

/// Writes the files of a drawn plan; where.
std::string written(const Folder& folder, const PlanSize& size) {
  std::filesystem::create_directory(folder / "drawn");
  for (const scenario::File& file : plan_drawn(size)) {
    std::ofstream(folder / file.name) << file.text;
  }
  return folder / "drawn";
}

/// In a browser, of a plan of 10,000 injects.
std::vector<double> drawn(const std::string& what) {
  constexpr PlanSize kSize;
  static const Folder folder;
  static const std::string plan = written(folder, kSize);
  return served(what, plan, static_cast<int>(kSize.injects));
}

double opened() { return drawn("board").at(0); }

/// As of the map below: 95 of 100 frames, here of those that the browser shows: it scrolls beside
/// the page, which only draws what comes into sight. At 60 in a second none may be left out.
double scrolled() { return drawn("scroll").at(1); }

/// What 95 of 100 frames in which the map moved stay below: a median would hide that it stumbles.
/// Frames come each 16.7 ms, so it is that, or twice that and short; a machine that is busy with
/// something else is short too. Long Shadow has 612 nodes on its map, and 39 links between them.
double map() { return served("map", "exercises/long-shadow", 500).at(1); }

const Enlisted kLongShadow({"opening Long Shadow's MSEL board in a browser", "s", Wanted::kAtMost,
                            0.3, long_shadow});
const Enlisted kDrawn({"opening a board of 10,000 injects", "s", Wanted::kAtMost, 1, opened});
const Enlisted kScroll({"scrolling a board of 10,000 injects, a frame", "ms", Wanted::kAtMost, 17,
                        scrolled});
const Enlisted kMap({"map of 500 nodes, pan and zoom, a frame", "ms", Wanted::kAtMost, 30, map});

}  // namespace
}  // namespace redoubt::bench
