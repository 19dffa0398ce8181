#include "tests/bench/controller.h"

#include <sstream>

namespace redoubt::bench {

Controller::Controller(const std::string& alarm_every_s, const std::string& injects)
    : side({"table", alarm_every_s, injects}) {
  std::string at;
  std::istringstream words(side.hear());
  words >> at >> agents >> people >> director >> lead;
}

}  // namespace redoubt::bench
