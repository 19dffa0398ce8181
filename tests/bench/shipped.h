#pragma once

#include <memory>
#include <string>

#include "controller/scenario/reader.h"

namespace redoubt::bench {

/// A shipped exercise by the name of its folder, read as the commands read it.
scenario::Loaded shipped(const std::string& name);

/// The programs that stand beside this one: "redoubt" -> ".../bin/redoubt".
std::string program(const std::string& name);

/// A folder of this process, gone with it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace redoubt::bench
