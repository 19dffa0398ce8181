#pragma once

#include <gtest/gtest.h>

#include <string>

/// For tests that hold for each exercise that is shipped: a parameter is the name of its folder.
namespace redoubt {

class ShippedExercise : public testing::TestWithParam<const char*> {
 protected:
  static std::string folder() { return std::string("exercises/") + GetParam(); }
};

inline auto each_shipped() {
  return testing::Values("first-watch", "fallen-mast", "dark-harbour", "long-shadow");
}
/// Those without domains beside the enterprise, small enough to be run thousands of times.
inline auto each_small() { return testing::Values("first-watch", "fallen-mast"); }

inline std::string name_of(const testing::TestParamInfo<const char*>& shipped) {
  std::string name = shipped.param;
  std::erase(name, '-');
  return name;
}

}  // namespace redoubt
