#pragma once

#include <string>

#include "parser/files.h"

namespace cli {

// Files of which a part is the project, and nothing outside of it is read.
class Tree : public parser::Files {
  public:
    // From now on only files of the project that a file or folder belongs to are there.
    virtual void confine_to_project_of(const std::string& path) = 0;
};

}  // namespace cli
