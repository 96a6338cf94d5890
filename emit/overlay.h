#pragma once

#include <map>
#include <string>

#include "parser/files.h"

namespace emit {

// Files, some of which are read as something else than what they hold.
class Overlay : public parser::Files {
  public:
    Overlay(parser::Files& files, std::map<std::string, std::string> edited)
        : files_(files), edited_(std::move(edited)) {}

    parser::FileRead read(const std::string& path) override;
    std::vector<std::string> folders(const std::string& path) override { return files_.folders(path); }
    std::optional<std::string> real_folder(const std::string& path) override {
        return files_.real_folder(path);
    }

  private:
    parser::Files& files_;
    std::map<std::string, std::string> edited_;  // by path
};

}  // namespace emit
